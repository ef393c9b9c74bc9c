import type { TextRange } from '../text/range.ts';
import type { ObjectFacts } from './operation/objectFacts.ts';
import type { RelationFacts } from './operation/relationFacts.ts';

export type { DroppableKind } from './operation/objectFacts.ts';
export type * from './operation/parts.ts';
export type { TableChange } from './operation/tableChange.ts';

/**
 * `certain`: runs whenever the file runs. `guarded`: stands under a condition that asks whether it is
 * still to be done (`IF NOT EXISTS (…)`, `EXCEPTION WHEN duplicate_object`), so it holds afterwards like
 * `IF NOT EXISTS`. `maybe`: under any other condition.
 */
export type Certainty = 'certain' | 'guarded' | 'maybe';

/** What all facts carry. Ranges are UTF-16 offsets in the file. */
interface OperationBase {
  readonly statement: TextRange;
  /** The object's name; the statement where it has none. */
  readonly nameRange: TextRange;
  readonly certainty: Certainty;
}

/**
 * One fact that a statement states about the catalogue. Plain JSON, so the facts of a file can be kept
 * by its content; names are as written and resolved only when the fact is applied.
 */
export type Operation = OperationBase & (RelationFacts | ObjectFacts);

export type OperationKind = Operation['kind'];

/** The operation of kind `Kind`. */
export type OperationOf<Kind extends OperationKind> = Operation & { readonly kind: Kind };
