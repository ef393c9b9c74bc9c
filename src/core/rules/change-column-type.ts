import { as, stringsOf, type Node } from '../sql/ast.ts';
import type { Rule, StatementContext } from '../lint/types.ts';
import type { OperationOf } from '../schema/operation.ts';
import { columnOf } from '../schema/queries.ts';
import { classifyTypeChange, type UsingClause } from '../schema/typeChange.ts';
import { sameType, typeReferenceOf, printType } from '../schema/typeName.ts';
import { changeTypeInSteps } from './support/changeTypeInSteps.ts';
import { displayName, isNewTable, tableBefore } from './support/tables.ts';

type ChangeType = OperationOf<'alterColumnType'>;

/** Finds type changes that write the whole table anew. */
export const changeColumnType: Rule = {
  id: 'change-column-type',
  scope: 'statement',
  title: 'Changing a column’s type can rewrite the whole table while nobody may use it.',
  severity: 'warning',
  profile: 'default',
  needs: ['file', 'history'],
  appliesTo: 'pending',
  replaces: ['squawk:changing-column-type', 'pgls:changingColumnType'],
  statements: ['AlterTableStmt'],
  check(context) {
    for (const operation of context.operations) {
      if (operation.kind !== 'alterColumnType' || operation.relationKind !== 'table') continue;
      if (!isNewTable(context, operation.table)) judge(context, operation);
    }
  },
  docs: {
    what: '`ALTER COLUMN … TYPE` on a table that already exists, when the change is one that rewrites it.',
    why: 'Postgres writes every row and every index of the table anew under ACCESS EXCLUSIVE, so neither reads nor writes go through until the migration commits. Measured rewrites: integer to bigint, text to varchar(n), a shorter varchar, char(n) to anything, json to jsonb, text to uuid, another numeric scale, and any USING that computes something.',
    instead:
      'On a large table add a column of the new type, keep it in step with a trigger, fill it in batches, then swap the two in a short transaction. On a small one the rewrite is fine: ignore the finding and say so.',
    bad: 'create table public.messages (id bigint primary key, size integer);\n-- next file:\nalter table public.messages alter column size type bigint;',
    good: 'create table private.contacts (id bigint primary key, phone varchar(20));\n-- next file:\nalter table private.contacts alter column phone type varchar(40);',
    exceptions: [
      'The table is new: made in this file, or in another file that is not applied and was not filled by a migration; or temporary.',
      'Changes that rewrite nothing: a longer varchar or none at all, varchar to text and back without a limit, a numeric of more digits and the same scale, cidr to inet, timestamp to timestamptz and back (sessions run in UTC).',
      'Where the old type is not known from the history, or a type is not built in, it is only information.',
    ],
    sources: ['Measured on Postgres 18.6 (pg_relation_filenode before and after).'],
  },
};

function judge(context: StatementContext, operation: ChangeType): void {
  const table = tableBefore(context, operation.table);
  const column = columnOf(table, operation.column);
  const name = `${displayName(operation.table)}.${operation.column}`;
  const wanted = printType(operation.type);
  const using = usingOf(context, operation);
  if (column === undefined && using !== 'expression') {
    context.report({
      range: operation.typeRange,
      severity: 'info',
      message: `Whether changing ${name} to ${wanted} rewrites the table depends on its old type, which the migrations do not show. A longer varchar, or varchar to text, is free; integer to bigint or text to uuid writes every row anew while nobody may use the table.`,
    });
    return;
  }
  const from = column === undefined ? '' : ` from ${printType(column.type)}`;
  const change = column === undefined ? 'rewrite' : classifyTypeChange(column.type, operation.type, using);
  const sameWords = column !== undefined && printType(column.type) === wanted;
  const what = sameWords ? `Computing ${name} anew with USING` : `Changing ${name}${from} to ${wanted}`;
  if (change === 'rewrite') {
    context.report({
      range: operation.typeRange,
      message: `${what} writes every row and index of ${displayName(operation.table)} anew under ACCESS EXCLUSIVE: nobody reads or writes the table until the migration commits. On a large table add a new column, fill it in batches and swap.`,
      related: relatedTo(context, operation),
      fixes:
        table === undefined || column === undefined || sameWords
          ? []
          : changeTypeInSteps(context, operation, { table, column }),
    });
  } else if (change === 'unknown') {
    context.report({
      range: operation.typeRange,
      severity: 'info',
      message: `${what} may write every row of ${displayName(operation.table)} anew under ACCESS EXCLUSIVE: that depends on the cast between these types. Try it on a copy of the data first if the table is large.`,
    });
  }
}

function relatedTo(
  context: StatementContext,
  operation: ChangeType,
): { path: string; range: { start: number; end: number }; message: string }[] {
  const origin = columnOf(tableBefore(context, operation.table), operation.column)?.origin;
  if (origin === undefined || origin.file < 0) return [];
  return [{ path: origin.path, range: origin.nameRange, message: 'The column got its type here.' }];
}

/** Whether the USING clause computes something, or only names or casts the column itself. */
function usingOf(context: StatementContext, operation: ChangeType): UsingClause {
  if (operation.usingText === undefined) return 'none';
  const commands = as(context.statement.tree, 'AlterTableStmt')?.cmds ?? [];
  for (const each of commands) {
    const command = as(each, 'AlterTableCmd');
    if (command?.subtype !== 'AT_AlterColumnType' || command.name !== operation.column) continue;
    const expression = as(command.def, 'ColumnDef')?.raw_default;
    return isColumn(expression, operation.column) || isCastOfColumn(expression, operation)
      ? 'identity'
      : 'expression';
  }
  return 'expression';
}

function isColumn(node: Node | undefined, column: string): boolean {
  return stringsOf(as(node, 'ColumnRef')?.fields).at(-1) === column && as(node, 'ColumnRef') !== undefined;
}

/** `column::type` with the very type that the column gets. */
function isCastOfColumn(node: Node | undefined, operation: ChangeType): boolean {
  const cast = as(node, 'TypeCast');
  if (cast?.typeName === undefined || !isColumn(cast.arg, operation.column)) return false;
  const type = typeReferenceOf(cast.typeName);
  return sameType(type, operation.type);
}
