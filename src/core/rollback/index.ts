export { rollbackPlanFor } from './plan.ts';
export type { HeaderWords } from './planEdits.ts';
export { rollbackPlanEdits } from './planEdits.ts';
export { cautioned } from './reversal.ts';
