import type { Node, NodeKind, NodeOf } from './ast.ts';
import { kindOfField } from './fieldKinds.ts';

/**
 * What to do with nodes of each kind. `ancestors` are wrapped nodes from the root down to the parent,
 * to be read with `as`; the list is only valid during the call. A visitor that returns `false` keeps
 * the walk out of the node's children.
 */
export type Visitors = {
  readonly [Kind in NodeKind]?: (node: NodeOf<Kind>, ancestors: readonly Node[]) => unknown;
};

/** A visitor whose kind is known only at run time. */
type AnyVisitor = (node: never, ancestors: readonly Node[]) => unknown;

/**
 * Walks a syntax tree depth first, parents before children. Also visits the nodes that the tree
 * holds without their wrapping (`InsertStmt.relation` is a RangeVar), under their own kind.
 */
export function walk(tree: Node, visitors: Visitors): void {
  const byKind: Readonly<Partial<Record<string, AnyVisitor>>> = visitors;
  walkValue(tree, undefined, { visitors: byKind, ancestors: [] });
}

/** All nodes of `kind` in `tree`, in the order of the walk. */
export function findAll<Kind extends NodeKind>(tree: Node, kind: Kind): NodeOf<Kind>[] {
  const found: NodeOf<Kind>[] = [];
  const visitors: Readonly<Partial<Record<string, AnyVisitor>>> = {
    [kind]: (node: NodeOf<Kind>) => found.push(node),
  };
  walkValue(tree, undefined, { visitors, ancestors: [] });
  return found;
}

interface Walk {
  readonly visitors: Readonly<Partial<Record<string, AnyVisitor>>>;
  readonly ancestors: Node[];
}

/** `value` is whatever the parser's JSON holds: a wrapped node, a bare one, a list of nodes. */
function walkValue(value: object, fieldKind: NodeKind | undefined, walk: Walk): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) {
      if (typeof item === 'object' && item !== null) walkValue(item, undefined, walk);
    }
  } else if (fieldKind !== undefined) {
    if (visits(fieldKind, value, walk)) walkChildren(value, { [fieldKind]: value } as unknown as Node, walk);
  } else walkWrapped(value, walk);
}

function walkWrapped(value: object, walk: Walk): void {
  for (const key in value) {
    const inner = (value as Readonly<Record<string, unknown>>)[key];
    // Kinds begin with a capital letter, fields do not.
    const isKind = key.charCodeAt(0) <= 90 && typeof inner === 'object' && inner !== null;
    if (!isKind) walkFields(value, walk);
    else if (visits(key as NodeKind, inner, walk)) walkChildren(inner, value as Node, walk);
    return;
  }
}

/** Calls the visitor of `kind`; false when it does not want the children. */
function visits(kind: NodeKind, node: object, walk: Walk): boolean {
  const visitor = walk.visitors[kind];
  // The tree comes from JSON: a node's fields are what `@pgsql/types` says, not what the compiler sees.
  return visitor === undefined || visitor(node as never, walk.ancestors) !== false;
}

function walkChildren(node: object, wrapped: Node, walk: Walk): void {
  walk.ancestors.push(wrapped);
  walkFields(node, walk);
  walk.ancestors.pop();
}

function walkFields(node: object, walk: Walk): void {
  for (const field in node) {
    const value = (node as Readonly<Record<string, unknown>>)[field];
    if (typeof value === 'object' && value !== null) walkValue(value, kindOfField(field, value), walk);
  }
}
