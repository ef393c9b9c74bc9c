import type { Node } from '@pgsql/types';

export type * as Ast from '@pgsql/types';
export type { Node } from '@pgsql/types';

type Distribute<Union> = Union extends object ? keyof Union : never;

/** The name of a node type of Postgres' syntax tree: `CreateStmt`, `ColumnDef`, … */
export type NodeKind = Extract<Distribute<Node>, string>;

/** The fields of the node type `Kind`. */
export type NodeOf<Kind extends NodeKind> =
  Extract<Node, Record<Kind, unknown>> extends infer Found
    ? Found extends Record<Kind, infer Fields>
      ? Fields
      : never
    : never;

/** The kind of a wrapped node: the tree wraps every node as `{ Kind: { …fields } }`. */
export function kindOf(node: Node): NodeKind {
  for (const key in node) return key as NodeKind;
  throw new TypeError('An empty object is not a syntax tree node.');
}

/** The fields of `node` when it is of `kind`, otherwise `undefined`. */
export function as<Kind extends NodeKind>(node: Node | undefined, kind: Kind): NodeOf<Kind> | undefined {
  return node === undefined ? undefined : (node as Partial<Record<Kind, NodeOf<Kind>>>)[kind];
}

/** The values of a list of `String` nodes, e.g. the parts of a qualified name. */
export function stringsOf(nodes: readonly Node[] | undefined): string[] {
  const values: string[] = [];
  for (const node of nodes ?? []) {
    const text = as(node, 'String')?.sval;
    if (text !== undefined) values.push(text);
  }
  return values;
}
