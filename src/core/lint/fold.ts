import { applyOperations } from '../schema/apply.ts';
import { startFile, type Place } from '../schema/fold.ts';
import type { Operation } from '../schema/operation.ts';
import type { Catalog } from '../schema/types.ts';
import type { Statement } from '../sql/types.ts';

/** The catalogue on both sides of a statement, and what the statement states about it. */
export interface Around {
  readonly before: Catalog;
  readonly after: Catalog;
  readonly operations: readonly Operation[];
}

/** Gives the catalogues around a statement of a file. */
export type CatalogAround = (statement: Statement) => Around;

interface Step extends Around {
  readonly start: number;
  readonly end: number;
}

/**
 * The catalogues around the statements of a file, those inside DO blocks included, and the one behind it
 * all; `operations` are in the order of the file.
 */
export function walkFile(
  before: Catalog,
  operations: readonly Operation[],
  place: Place,
): { readonly around: CatalogAround; readonly after: Catalog } {
  const first = startFile(before, place);
  const steps = stepsOf(first, operations, place);
  const around: CatalogAround = ({ range }) => {
    const index = firstAt(steps, range.start);
    const step = steps[index];
    if (step?.start === range.start && step.end === range.end) return step;
    const previous = steps[index - 1]?.after ?? first;
    return { before: previous, after: previous, operations: [] };
  };
  return { around, after: steps.at(-1)?.after ?? first };
}

/** One step for each statement that states something. */
function stepsOf(first: Catalog, operations: readonly Operation[], place: Place): readonly Step[] {
  const steps: Step[] = [];
  let catalog = first;
  for (let index = 0; index < operations.length;) {
    const { start, end } = operations[index]?.statement ?? { start: 0, end: 0 };
    let next = index;
    while (operations[next]?.statement.start === start && operations[next]?.statement.end === end) next++;
    const own = operations.slice(index, next);
    const after = applyOperations(catalog, own, place);
    steps.push({ start, end, before: catalog, after, operations: own });
    catalog = after;
    index = next;
  }
  return steps;
}

/** Index of the first step that starts at or after `offset`; steps ascend by their start. */
function firstAt(steps: readonly Step[], offset: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
