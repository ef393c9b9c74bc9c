import type { Ast, Node } from '../sql/ast.ts';
import { as, stringsOf } from '../sql/ast.ts';
import { quoteIdentifier, quoteQualified } from '../sql/identifier.ts';
import { typeReferenceOf } from '../schema/typeName.ts';
import type { ObjectKey } from './reversal.ts';

/** A name as written in the file. */
export interface WrittenName {
  readonly schema: string | undefined;
  readonly name: string;
}

/** The name of a relation. */
export function relationOf(node: Ast.RangeVar | undefined): WrittenName {
  return { schema: node?.schemaname, name: node?.relname ?? '' };
}

/** A name from its dotted parts. */
export function nameOf(parts: readonly string[]): WrittenName {
  return { schema: parts.length > 1 ? parts.at(-2) : undefined, name: parts.at(-1) ?? '' };
}

/** The parts of whatever names an object in DROP, COMMENT, RENAME. */
export function partsOf(node: Node | undefined): readonly string[] {
  if (node === undefined) return [];
  const text = as(node, 'String')?.sval;
  if (text !== undefined) return [text];
  const items = as(node, 'List')?.items;
  if (items !== undefined) return items.flatMap((item) => partsOf(item));
  return stringsOf(as(node, 'TypeName')?.names ?? as(node, 'ObjectWithArgs')?.objname);
}

/** A name as SQL. */
export function sql(name: WrittenName): string {
  return quoteQualified(name.schema, name.name);
}

/** The key of an object of `kind`; without a schema it is taken to be in `public`. */
export function keyOf(kind: string, name: WrittenName, ...inner: readonly string[]): ObjectKey {
  return [kind, `${name.schema ?? 'public'}.${name.name}`, ...inner].join(' ');
}

/** A function's name and the types of its input arguments, as DROP FUNCTION wants them. */
export function signature(name: WrittenName, types: readonly Ast.TypeName[]): string {
  return `${sql(name)}(${types.map(typeSql).join(', ')})`;
}

/** The signature of a function named with its arguments; the bare name where it is written without. */
export function signatureOf(
  node: Ast.ObjectWithArgs | undefined,
  name = nameOf(stringsOf(node?.objname)),
): string {
  if (node === undefined || node.args_unspecified === true) return sql(name);
  return signature(name, typesIn(node.objargs));
}

/** The key of a function: overloads have keys of their own; one named without arguments has none. */
export function routineKey(name: WrittenName, types: readonly Ast.TypeName[] | undefined): ObjectKey {
  return keyOf(
    'routine',
    name,
    types === undefined ? 'without arguments' : `(${types.map(typeSql).join(', ')})`,
  );
}

/** The key of a function as GRANT, DROP and COMMENT name it. */
export function routineKeyOf(node: Ast.ObjectWithArgs | undefined): ObjectKey {
  const types = node === undefined || node.args_unspecified === true ? undefined : typesIn(node.objargs);
  return routineKey(nameOf(stringsOf(node?.objname)), types);
}

/** The `TypeName` nodes of a list. */
export function typesIn(nodes: readonly Node[] | undefined): readonly Ast.TypeName[] {
  return (nodes ?? []).flatMap((node) => as(node, 'TypeName') ?? []);
}

function typeSql(node: Ast.TypeName): string {
  const { schema, name, array } = typeReferenceOf(node);
  const parts = stringsOf(node.names);
  const builtIn = parts.length === 1 ? name !== parts[0] : parts[0] === 'pg_catalog';
  const text =
    node.pct_type === true
      ? `${parts.map(quoteIdentifier).join('.')}%type`
      : builtIn
        ? name
        : quoteQualified(schema, name);
  return array ? `${text}[]` : text;
}
