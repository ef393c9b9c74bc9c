import { sameBaseType, sameType } from './typeName.ts';
import type { TypeReference } from './types.ts';

/**
 * What ALTER COLUMN TYPE does to the table. `same`: nothing. `catalogOnly`: no row is read or written.
 * `indexRebuild`: the table stays, indexes on the column are built again. `rewrite`: every row and
 * every index is written anew under ACCESS EXCLUSIVE. `unknown`: depends on types that are not built in.
 */
export type TypeChange = 'same' | 'catalogOnly' | 'indexRebuild' | 'rewrite' | 'unknown';

/** The USING clause: none, one that only names or casts the column itself, or a computation. */
export type UsingClause = 'none' | 'identity' | 'expression';

const TEXT = 'text';
const VARCHAR = 'character varying';
const TIMESTAMP = 'timestamp without time zone';
const TIMESTAMPTZ = 'timestamp with time zone';

/** Pairs that Postgres relabels without touching the rows, besides those with a length. */
const BINARY_COMPATIBLE: ReadonlySet<string> = new Set(['cidr>inet', 'xml>text', 'xml>character varying']);

/** Largest precision of the types that have one; no modifier means it. */
const FULL_PRECISION: ReadonlyMap<string, number> = new Map([
  [TIMESTAMP, 6],
  [TIMESTAMPTZ, 6],
  ['time without time zone', 6],
  ['time with time zone', 6],
  ['interval', 6],
]);

/** Types whose changes between each other are all known. */
const BUILT_IN: ReadonlySet<string> = new Set([
  ...[TEXT, VARCHAR, 'character', 'name', '"char"', 'uuid', 'json', 'jsonb', 'xml', 'bytea', 'boolean'],
  ...['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'money', 'oid'],
  ...['date', TIMESTAMP, TIMESTAMPTZ, 'time without time zone', 'time with time zone', 'interval'],
  ...['inet', 'cidr', 'macaddr', 'macaddr8', 'bit', 'bit varying', 'tsvector', 'tsquery'],
  ...['point', 'line', 'lseg', 'box', 'path', 'polygon', 'circle'],
]);

/**
 * What changing a column from type `from` to type `to` costs (measured on Postgres 18.6 by
 * `pg_relation_filenode`; the session's time zone is UTC, as on Supabase).
 */
export function classifyTypeChange(from: TypeReference, to: TypeReference, using: UsingClause): TypeChange {
  if (using === 'expression') return 'rewrite';
  if (sameType(from, to)) return 'same';
  const known = isBuiltIn(from) && isBuiltIn(to);
  if (!known) return 'unknown';
  if (from.array !== to.array) return 'rewrite';
  if (from.array) return arrayChange(from, to);
  return scalarChange(from, to);
}

function isBuiltIn(type: TypeReference): boolean {
  return type.schema === undefined && BUILT_IN.has(type.name);
}

function arrayChange(from: TypeReference, to: TypeReference): TypeChange {
  const element = scalarChange({ ...from, array: false }, { ...to, array: false });
  const lengthless = to.modifiers.length === 0;
  return element === 'catalogOnly' && lengthless ? 'catalogOnly' : 'rewrite';
}

function scalarChange(from: TypeReference, to: TypeReference): TypeChange {
  if (sameBaseType(from, to)) return modifierChange(from, to) ? 'catalogOnly' : 'rewrite';
  if (to.name === TEXT && from.name === VARCHAR) return 'catalogOnly';
  if (to.name === VARCHAR && from.name === TEXT) return to.modifiers.length === 0 ? 'catalogOnly' : 'rewrite';
  if (to.name === 'bit varying' && from.name === 'bit') {
    return modifierChange({ ...from, modifiers: [from.modifiers[0] ?? 1] }, to) ? 'catalogOnly' : 'rewrite';
  }
  if (isTimestamp(from) && isTimestamp(to)) return precisionKept(from, to) ? 'indexRebuild' : 'rewrite';
  return BINARY_COMPATIBLE.has(`${from.name}>${to.name}`) && to.modifiers.length === 0
    ? 'catalogOnly'
    : 'rewrite';
}

function isTimestamp(type: TypeReference): boolean {
  return type.name === TIMESTAMP || type.name === TIMESTAMPTZ;
}

/** Whether every value of one length, precision or scale fits the other without being looked at. */
function modifierChange(from: TypeReference, to: TypeReference): boolean {
  switch (to.name) {
    case VARCHAR:
    case 'bit varying': {
      const [limit] = to.modifiers;
      const [before] = from.modifiers;
      return limit === undefined || (before !== undefined && limit >= before);
    }
    case 'numeric': {
      const [precision, scale = 0] = to.modifiers;
      const [before, scaleBefore = 0] = from.modifiers;
      if (precision === undefined) return true;
      return before !== undefined && precision >= before && scale === scaleBefore;
    }
    default:
      return FULL_PRECISION.has(to.name) && precisionKept(from, to);
  }
}

function precisionKept(from: TypeReference, to: TypeReference): boolean {
  const full = FULL_PRECISION.get(to.name) ?? 0;
  return (to.modifiers[0] ?? full) >= (from.modifiers[0] ?? full) || (to.modifiers[0] ?? full) === full;
}
