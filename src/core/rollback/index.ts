export { reverseStatements, rollbackPlanFor } from './plan.ts';
export type { HeaderWords } from './planEdits.ts';
export { rollbackPlanEdits } from './planEdits.ts';
export type { Reversal } from './reversal.ts';
export { cautioned } from './reversal.ts';
