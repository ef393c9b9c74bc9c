import type { Ast, Node } from '../sql/ast.ts';
import { as, stringsOf } from '../sql/ast.ts';

/** Postgres' limit for a name, in bytes (NAMEDATALEN - 1). */
const LIMIT = 63;

/**
 * The name that Postgres gives a constraint added without one (`ChooseConstraintName` in its source):
 * `t_pkey`, `t_a_b_key`, `t_a_fkey`, `t_a_check`, `t_a_excl`. `undefined` where it cannot be told: an
 * over-long name, or a constraint that takes its index's name. A name already taken would get a number.
 */
export function constraintName(table: string, constraint: Ast.Constraint): string | undefined {
  switch (constraint.contype) {
    case 'CONSTR_PRIMARY':
      return constraint.indexname === undefined ? joined([table, 'pkey']) : constraint.indexname;
    case 'CONSTR_UNIQUE':
      return constraint.indexname ?? joined([table, ...stringsOf(constraint.keys), 'key']);
    case 'CONSTR_FOREIGN':
      return joined([table, ...stringsOf(constraint.fk_attrs), 'fkey']);
    case 'CONSTR_NOTNULL':
      return joined([table, ...stringsOf(constraint.keys), 'not_null']);
    case 'CONSTR_CHECK':
      return checkName(table, constraint);
    default:
      return undefined;
  }
}

/** The name of an index made without one over plain columns: `t_a_b_idx`; `undefined` for others. */
export function indexName(table: string, index: Ast.IndexStmt): string | undefined {
  const columns = (index.indexParams ?? []).map((parameter) => as(parameter, 'IndexElem')?.name);
  const known = columns.filter((column) => column !== undefined);
  return known.length === columns.length ? joined([table, ...known, 'idx']) : undefined;
}

/** A check over exactly one column is named after it (`ChooseConstraintName` in AddRelationNewConstraints). */
function checkName(table: string, constraint: Ast.Constraint): string | undefined {
  const columns = new Set(columnsIn(constraint.raw_expr));
  const [only] = columns;
  return columns.size === 1 && only !== undefined ? joined([table, only, 'check']) : joined([table, 'check']);
}

function columnsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(columnsIn);
  const fields =
    'ColumnRef' in value
      ? (value as { ColumnRef: { fields?: readonly Node[] } }).ColumnRef.fields
      : undefined;
  if (fields !== undefined) return stringsOf(fields).slice(-1);
  return Object.values(value).flatMap(columnsIn);
}

function joined(parts: readonly string[]): string | undefined {
  const name = parts.join('_');
  // eslint-disable-next-line no-control-regex -- one byte a character is what is asked
  return /^[\u0000-\u007f]*$/.test(name) && name.length <= LIMIT ? name : undefined;
}
