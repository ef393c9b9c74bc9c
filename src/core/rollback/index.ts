export { reverseStatements, rollbackPlanFor } from './plan.ts';
export type { Reversal } from './reversal.ts';
