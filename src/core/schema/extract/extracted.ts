import type { TextRange } from '../../text/range.ts';
import type { Certainty, Operation } from '../operation.ts';

type WithoutPlace<Each> = Each extends Operation
  ? Omit<Each, 'statement' | 'certainty' | 'nameRange'>
  : never;

/** An operation as an extractor gives it; `extract.ts` adds the statement and the certainty. */
export type Extracted = WithoutPlace<Operation> & {
  readonly nameRange?: TextRange;
  readonly certainty?: Certainty;
};
