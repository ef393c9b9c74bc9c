import { bootstrap } from './bootstrap.mjs';

await bootstrap('tasks/start.ts');
