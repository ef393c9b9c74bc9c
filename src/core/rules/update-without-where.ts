import type { Ast } from '../sql/ast.ts';
import { as } from '../sql/ast.ts';
import { quoteIdentifier } from '../sql/identifier.ts';
import type { Rule, StatementContext } from '../lint/types.ts';
import { relationName } from '../schema/extract/names.ts';
import { rowChangeHolders, updatesOf } from './support/rowChanges.ts';
import { displayName, isColumnAddedHere, isNewTable, tableBefore } from './support/tables.ts';
import { isAlwaysTrue } from './support/tautology.ts';
import { isListed, missingWhereFixes, rowChangeRange } from './support/missingWhere.ts';

/** Finds UPDATEs that touch every row of an existing table. */
export const updateWithoutWhere: Rule = {
  id: 'update-without-where',
  scope: 'statement',
  title: 'An UPDATE without a condition rewrites every row of the table.',
  severity: 'warning',
  profile: 'default',
  needs: ['file', 'history'],
  appliesTo: 'pending',
  replaces: ['pgls:banUpdateWithoutWhere'],
  statements: rowChangeHolders,
  options: {
    smallTables: {
      kind: 'stringList',
      description: 'Tables that stay small (settings, lookups): `schema.table`, or `table` in `public`.',
    },
  },
  check(context) {
    for (const update of updatesOf(context)) checkUpdate(context, update);
  },
  docs: {
    what: '`UPDATE` of an existing table with no `WHERE`, or with one that always holds (`where true`, `1 = 1`).',
    why: 'The old values of the column are gone in every row. The statement also writes a new version of every row, holds a lock on each of them until the whole migration commits, and leaves the old versions behind for vacuum; on a large table that is minutes in which writes wait.',
    instead:
      'Say which rows are meant. To fill a column, take only the rows that need it (`where status is null`), and on a large table do it in batches outside the migration.',
    bad: "update public.contacts set status = 'active';",
    good: "update public.contacts set status = 'active' where status is null;",
    exceptions: [
      'The table is new: made in this file, or in another file that is not applied and was not filled by a migration; or temporary.',
      'Every column that is set was added in this file: then it is only information, since there is no old value to lose.',
      'Tables listed in the option `smallTables`.',
    ],
    sources: ['https://www.postgresql.org/docs/current/sql-update.html'],
  },
};

function checkUpdate(context: StatementContext, update: Ast.UpdateStmt): void {
  const reference = relationName(update.relation);
  if (!isAlwaysTrue(update.whereClause) || isNewTable(context, reference)) return;
  if (isListed(context, reference)) return;
  const name = displayName(tableBefore(context, reference)?.name ?? reference);
  const columns = (update.targetList ?? []).flatMap((target) => as(target, 'ResTarget')?.name ?? []);
  const range = rowChangeRange(context, { location: update.relation?.location, verb: 'update' });
  const list = columns.join(', ');
  if (
    columns.length > 0 &&
    columns.every((column) => isColumnAddedHere(context, { table: reference, column }))
  ) {
    context.report({
      range,
      severity: 'info',
      message: `This fills ${list} in every row of ${name} and keeps each row locked until the migration commits. That is fine on a small table; on a large one fill it in batches outside the migration.`,
      fixes: missingWhereFixes(context, { after: range.end, condition: emptyCondition(columns) }),
    });
    return;
  }
  context.report({
    range,
    message: `This UPDATE has no condition that leaves rows out: it overwrites ${list} in every row of ${name}, and each row stays locked until the migration commits. Add a WHERE that takes only the rows that need it.`,
    fixes: missingWhereFixes(context, { after: range.end, condition: 'condition' }),
  });
}

/** The rows that still lack a value. */
function emptyCondition(columns: readonly string[]): string {
  return columns.map((column) => `${quoteIdentifier(column)} is null`).join(' or ');
}
