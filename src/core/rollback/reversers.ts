import type { NodeKind, NodeOf } from '../sql/ast.ts';
import type { Statement } from '../sql/types.ts';
import type { Reversal, ReverseContext } from './reversal.ts';

/** Undoes the statements of one kind. */
export type Reverser<Kind extends NodeKind> = (
  node: NodeOf<Kind>,
  context: ReverseContext,
) => readonly Reversal[];

/** Reversers by the kind of statement that they undo. */
export type Reversers = { readonly [Kind in NodeKind]?: Reverser<Kind> };

/** The steps that undo `context.statement`, or `undefined` when no reverser knows its kind. */
export function applyReverser(
  reversers: Reversers,
  context: ReverseContext,
): readonly Reversal[] | undefined {
  const { kind, node }: Statement = context.statement;
  // The table is keyed by the very kind that the node is of.
  const reverser = reversers[kind] as Reverser<NodeKind> | undefined;
  return reverser?.(node, context);
}
