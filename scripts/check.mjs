import { bootstrap } from './bootstrap.mjs';

await bootstrap('tasks/check.ts');
