import type { Rule } from '../lint/types.ts';
import { relationName } from '../schema/extract/names.ts';
import { isListed, missingWhereFixes, rowChangeRange } from './support/missingWhere.ts';
import { deletesOf, rowChangeHolders } from './support/rowChanges.ts';
import { displayName, isNewTable, tableBefore } from './support/tables.ts';
import { isAlwaysTrue } from './support/tautology.ts';

/** Finds DELETEs that empty an existing table. */
export const deleteWithoutWhere: Rule = {
  id: 'delete-without-where',
  scope: 'statement',
  title: 'A DELETE without a condition empties the table.',
  severity: 'warning',
  profile: 'default',
  needs: ['file', 'history'],
  appliesTo: 'pending',
  replaces: ['pgls:banDeleteWithoutWhere'],
  statements: rowChangeHolders,
  options: {
    smallTables: {
      kind: 'stringList',
      description:
        'Tables whose rows all come from migrations (lookups): `schema.table`, or `table` in `public`.',
    },
  },
  check(context) {
    for (const statement of deletesOf(context)) {
      const reference = relationName(statement.relation);
      if (!isAlwaysTrue(statement.whereClause) || isNewTable(context, reference)) continue;
      if (isListed(context, reference)) continue;
      const name = displayName(tableBefore(context, reference)?.name ?? reference);
      const range = rowChangeRange(context, { location: statement.relation?.location, verb: 'delete' });
      context.report({
        range,
        message: `This DELETE has no condition that leaves rows out: it empties ${name}, and foreign keys with ON DELETE CASCADE empty the tables that point to it. Add a WHERE that takes only the rows that must go.`,
        fixes: missingWhereFixes(context, { after: range.end, condition: 'condition' }),
      });
    }
  },
  docs: {
    what: '`DELETE FROM` an existing table with no `WHERE`, or with one that always holds (`where true`, `1 = 1`).',
    why: 'Every row is gone when the migration commits, in every environment that it is pushed to. Rows of other tables that point here go too where their foreign key says `ON DELETE CASCADE`; otherwise the migration fails.',
    instead:
      'Say which rows must go. To empty a table that is only filled by migrations, list it in the option `smallTables`.',
    bad: 'delete from public.contacts;',
    good: "delete from public.contacts where status = 'spam';",
    exceptions: [
      'The table is new: made in this file, or in another file that is not applied and was not filled by a migration; or temporary.',
      'Tables listed in the option `smallTables`.',
    ],
    sources: ['https://www.postgresql.org/docs/current/sql-delete.html'],
  },
};
