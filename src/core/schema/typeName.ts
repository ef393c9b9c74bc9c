import { as, stringsOf } from '../sql/ast.ts';
import type { Ast, Node } from '../sql/ast.ts';
import type { TypeReference } from './types.ts';

/** Other spellings of built-in types → the name that `format_type` prints (Postgres docs, table 8.1). */
const CANONICAL: ReadonlyMap<string, string> = new Map([
  ['int', 'integer'],
  ['int2', 'smallint'],
  ['int4', 'integer'],
  ['int8', 'bigint'],
  ['float4', 'real'],
  ['float8', 'double precision'],
  ['float', 'double precision'],
  ['bool', 'boolean'],
  ['decimal', 'numeric'],
  ['varchar', 'character varying'],
  ['bpchar', 'character'],
  ['char', 'character'],
  ['varbit', 'bit varying'],
  ['timestamp', 'timestamp without time zone'],
  ['timestamptz', 'timestamp with time zone'],
  ['time', 'time without time zone'],
  ['timetz', 'time with time zone'],
]);

const SERIAL: ReadonlyMap<string, string> = new Map([
  ['serial', 'integer'],
  ['serial4', 'integer'],
  ['bigserial', 'bigint'],
  ['serial8', 'bigint'],
  ['smallserial', 'smallint'],
  ['serial2', 'smallint'],
]);

/** Built-in types that columns and arguments have; not all of them. */
const BUILT_IN: ReadonlySet<string> = new Set([
  ...[
    'text',
    'character varying',
    'character',
    'name',
    '"char"',
    'uuid',
    'json',
    'jsonb',
    'xml',
    'bytea',
    'boolean',
  ],
  ...['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'money', 'oid'],
  ...[
    'date',
    'timestamp without time zone',
    'timestamp with time zone',
    'time without time zone',
    'time with time zone',
    'interval',
  ],
  ...['inet', 'cidr', 'macaddr', 'macaddr8', 'bit', 'bit varying', 'tsvector', 'tsquery'],
  ...['point', 'line', 'lseg', 'box', 'path', 'polygon', 'circle'],
]);

/** Every field of an interval: `interval(3)` carries it before the precision. */
const INTERVAL_FULL_RANGE = 0x7fff;

/** The name that `format_type` prints for a built-in type name or alias; other names come back as they are. */
export function canonicalTypeName(name: string): string {
  return CANONICAL.get(name) ?? name;
}

/** Whether the type is one that Postgres brings along: by its canonical name, without a schema. */
export function isBuiltIn(type: TypeReference): boolean {
  return type.schema === undefined && BUILT_IN.has(type.name);
}

/** The integer type behind `serial`, `bigserial`, `smallserial` and their aliases. */
export function serialBaseType(name: string): string | undefined {
  return SERIAL.get(name);
}

/**
 * The type that a `TypeName` node names. `pg_catalog` is left out, built-in aliases are normalised,
 * `serial` and its kin are left as they are (see `serialBaseType`), modifiers that are not numbers
 * (`geometry(Point)`) are left out.
 */
export function typeReferenceOf(node: Ast.TypeName): TypeReference {
  const parts = stringsOf(node.names);
  const last = parts.at(-1) ?? '';
  const schema = parts.length > 1 ? parts.at(-2) : undefined;
  const array = (node.arrayBounds?.length ?? 0) > 0;
  if (node.pct_type === true) {
    return { schema: undefined, name: `${parts.join('.')}%type`, modifiers: [], array };
  }
  const builtIn = schema === undefined || schema === 'pg_catalog';
  // A quoted "char" reaches us unqualified and is another type than char(n), which is pg_catalog.bpchar.
  const name = schema === undefined && last === 'char' ? '"char"' : builtIn ? canonicalTypeName(last) : last;
  return {
    schema: builtIn ? undefined : schema,
    name,
    modifiers: modifiersOf(name, node.typmods ?? []),
    array,
  };
}

function modifiersOf(name: string, nodes: readonly Node[]): readonly number[] {
  const modifiers: number[] = [];
  for (const node of nodes) {
    const constant = as(node, 'A_Const');
    // libpg-query leaves a zero out of its JSON.
    if (constant?.ival !== undefined) modifiers.push(constant.ival.ival ?? 0);
  }
  return name === 'interval' && modifiers[0] === INTERVAL_FULL_RANGE ? modifiers.slice(1) : modifiers;
}

/**
 * A reference for a type written as plain text (`int4`, `varchar(10)`, `public.mood[]`): for tables of
 * our own making, such as the Supabase baseline. Not a parser: no quoted names.
 */
export function typeReferenceFromText(text: string): TypeReference {
  const array = text.endsWith('[]');
  const match = /^(?:(\w+)\.)?([\w ]+?)(?:\(([\d, ]+)\))?$/u.exec(array ? text.slice(0, -2) : text);
  return {
    schema: match?.[1],
    name: canonicalTypeName(match?.[2] ?? text),
    modifiers: match?.[3]?.split(',').map(Number) ?? [],
    array,
  };
}

/** The type as SQL, as `format_type` prints it: `timestamp(3) with time zone`, `numeric(10,2)[]`. */
export function printType(type: TypeReference): string {
  const name = type.schema === undefined ? type.name : `${type.schema}.${type.name}`;
  const suffix = type.array ? '[]' : '';
  if (type.modifiers.length === 0) return name + suffix;
  const modifiers = `(${type.modifiers.join(',')})`;
  const zone = / with(?:out)? time zone$/u.exec(name);
  const text =
    zone === null ? name + modifiers : name.slice(0, zone.index) + modifiers + name.slice(zone.index);
  return text + suffix;
}

/** Whether two references name one type with one set of modifiers; an unqualified name equals one in `public`. */
export function sameType(left: TypeReference, right: TypeReference): boolean {
  return (
    sameBaseType(left, right) &&
    left.modifiers.length === right.modifiers.length &&
    left.modifiers.every((modifier, index) => modifier === right.modifiers[index])
  );
}

/** Like `sameType`, but modifiers do not matter: `varchar(10)` and `varchar` are one base type. */
export function sameBaseType(left: TypeReference, right: TypeReference): boolean {
  return (
    left.name === right.name &&
    left.array === right.array &&
    (left.schema ?? 'public') === (right.schema ?? 'public')
  );
}

/**
 * The text by which a function's argument type is told apart from another: modifiers do not count
 * (`f(varchar(10))` is `f(varchar)`), and `public` is left out.
 */
export function argumentTypeText(type: TypeReference): string {
  return printType({
    ...type,
    schema: type.schema === 'public' ? undefined : type.schema,
    modifiers: [],
  });
}
