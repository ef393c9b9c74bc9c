import { bootstrap } from './bootstrap.mjs';

await bootstrap('tasks/test.ts');
