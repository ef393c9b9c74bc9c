import { bootstrap } from './bootstrap.mjs';

await bootstrap('tasks/package.ts');
