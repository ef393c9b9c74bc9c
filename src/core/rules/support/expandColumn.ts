import type { FileEdit, StatementContext } from '../../lint/types.ts';
import type { Column, QualifiedName, Table } from '../../schema/types.ts';
import { quoteIdentifier, quoteQualified } from '../../sql/identifier.ts';
import { newMigration } from './edits.ts';
import { fittingName } from './newNames.ts';
import { displayName, sqlName } from './tables.ts';

/** A second column that takes over from a first one, and the trigger that fills it meanwhile. */
export interface Expansion {
  readonly table: QualifiedName;
  readonly from: string;
  readonly to: string;
  /** Statements of the trigger's body that bring the columns of `new` in step, one a line. */
  readonly body: readonly string[];
}

/** Name of the trigger, and of its function in the table's schema. */
export function syncName({ table, to }: Expansion): string {
  return fittingName(`${table.name}_${to}`, '_sync');
}

/** The function and the trigger, without their last semicolons. Its tag lets it stand in a DO block, too. */
export function syncStatements(expansion: Expansion): readonly string[] {
  const name = syncName(expansion);
  const routine = quoteQualified(expansion.table.schema, name);
  const body = ['begin', ...expansion.body.map((line) => `  ${line}`), '  return new;', 'end;'];
  const head = `create function ${routine}() returns trigger language plpgsql set search_path = '' as $sync$`;
  const trigger = [
    `create trigger ${quoteIdentifier(name)} before insert or update on ${sqlName(expansion.table)}`,
    `  for each row execute function ${routine}()`,
  ];
  return [[head, ...body, '$sync$'].join('\n'), trigger.join('\n')];
}

/** The next file: fills the new column in the rows that are there. `value` is SQL over the row's columns. */
export function backfillFile(context: StatementContext, expansion: Expansion, value: string): FileEdit {
  const { table, from, to } = expansion;
  const [old, name] = [quoteIdentifier(from), quoteIdentifier(to)];
  return newMigration(context, {
    name: `fill_${table.name}_${to}`,
    purpose: `Fill ${displayName(table)}.${to} from ${from}; on a large table run it in batches instead`,
    sql: `update ${sqlName(table)} set ${name} = ${value} where ${name} is null and ${old} is not null;`,
    rollback: `-- Nothing to undo: the values go with ${to}, which the migration before adds.`,
  });
}

/** What hangs on a column and does not come along to another one, in words; empty when nothing does. */
export function belongings(context: StatementContext, table: Table, column: Column): readonly string[] {
  const constraints = table.constraints
    .filter(({ columns }) => columns.includes(column.name))
    .map(({ name }) => `constraint ${name}`);
  const indexes = [...context.before.indexes.values()]
    .filter((index) => index.constraint === undefined && index.columns.includes(column.name))
    .filter((index) => index.table.schema === table.name.schema && index.table.name === table.name.name)
    .map(({ name }) => `index ${name.name}`);
  return [...(column.notNull ? ['NOT NULL'] : []), ...constraints, ...indexes];
}

/** Types without an equality operator; they are compared as text. */
const withoutEquality = new Set(['json', 'xml', 'point', 'polygon', 'path', 'box', 'circle']);

/** Two values of the column's type that differ, NULL included. */
export function differs(column: Column, left: string, right: string): string {
  const cast = withoutEquality.has(column.type.name) ? '::text' : '';
  return `${left}${cast} is distinct from ${right}${cast}`;
}
