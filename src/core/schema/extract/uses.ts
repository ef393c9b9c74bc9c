import { as } from '../../sql/ast.ts';
import type { Node } from '../../sql/ast.ts';
import type { NameReference, UsesReference } from '../operation.ts';
import { nameOfNodes, relationName } from './names.ts';

/** The uses of something that mentions nothing. */
export const NO_USES: UsesReference = { relations: [], routines: [], columns: [] };

interface Collected {
  readonly relations: Map<string, NameReference>;
  readonly routines: Map<string, NameReference>;
  readonly columns: Set<string>;
}

/**
 * Tables, functions and columns that the trees mention, each once, in the order of the text. Names of
 * common table expressions count as tables: they resolve to nothing later.
 */
export function usesOf(...nodes: readonly (Node | undefined)[]): UsesReference {
  const collected: Collected = { relations: new Map(), routines: new Map(), columns: new Set() };
  for (const node of nodes) if (node !== undefined) visit(node, collected);
  const { relations, routines, columns } = collected;
  if (relations.size === 0 && routines.size === 0 && columns.size === 0) return NO_USES;
  return { relations: [...relations.values()], routines: [...routines.values()], columns: [...columns] };
}

/** Goes over objects and arrays alike; the tree has no prototypes to stumble over. */
function visit(value: object, collected: Collected): void {
  if (!Array.isArray(value)) note(value, collected);
  for (const child of Object.values(value) as readonly unknown[]) {
    if (typeof child === 'object' && child !== null) visit(child, collected);
  }
}

function note(node: Node | object, collected: Collected): void {
  if ('RangeVar' in node) add(collected.relations, relationName(node.RangeVar));
  else if ('FuncCall' in node) add(collected.routines, nameOfNodes(node.FuncCall.funcname));
  else if ('ColumnRef' in node) {
    const column = as(node.ColumnRef.fields?.at(-1), 'String')?.sval;
    if (column !== undefined) collected.columns.add(column);
  } else if ('TypeCast' in node) noteRegclass(node.TypeCast, collected);
}

/** `'public.t_id_seq'::regclass` mentions a relation. */
function noteRegclass(
  cast: { readonly arg?: Node; readonly typeName?: { readonly names?: Node[] } },
  collected: Collected,
): void {
  if (nameOfNodes(cast.typeName?.names).name !== 'regclass') return;
  const text = as(cast.arg, 'A_Const')?.sval?.sval;
  const parts = text?.split('.').map((part) => part.replaceAll('"', ''));
  if (parts?.[0] === undefined) return;
  const name = parts.at(-1) ?? '';
  add(collected.relations, { schema: parts.length > 1 ? parts.at(-2) : undefined, name });
}

function add(into: Map<string, NameReference>, name: NameReference): void {
  into.set(`${name.schema ?? ''}.${name.name}`, name);
}
