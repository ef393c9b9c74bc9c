import { bootstrap } from './bootstrap.mjs';

await bootstrap('tasks/bench.ts');
