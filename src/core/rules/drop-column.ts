import type { Fix, Rule, StatementContext } from '../lint/types.ts';
import type { OperationOf } from '../schema/operation.ts';
import { columnOf, isCertain, primaryKeyOf } from '../schema/queries.ts';
import { as } from '../sql/ast.ts';
import { quoteIdentifier } from '../sql/identifier.ts';
import { isPlainText, replaceCommand } from './support/commands.ts';
import { dayOf } from './support/newNames.ts';
import { placeholder, snippetText } from './support/snippetText.ts';
import { displayName, isColumnAddedHere, isNewTable, isUnreleased, tableBefore } from './support/tables.ts';

type DropColumn = OperationOf<'dropColumn'>;

/** Finds columns of existing tables that are dropped. */
export const dropColumn: Rule = {
  id: 'drop-column',
  scope: 'statement',
  title: 'Dropping a column deletes its data and breaks code that still reads it.',
  severity: 'warning',
  profile: 'default',
  needs: ['file', 'history'],
  appliesTo: 'pending',
  replaces: ['squawk:ban-drop-column', 'pgls:banDropColumn'],
  statements: ['AlterTableStmt'],
  check(context) {
    for (const operation of context.operations) {
      if (operation.kind !== 'dropColumn' || operation.relationKind !== 'table') continue;
      const message = messageFor(context, operation);
      if (message !== undefined)
        context.report({ range: operation.nameRange, message, fixes: fixesFor(context, operation) });
    }
  },
  docs: {
    what: '`ALTER TABLE … DROP COLUMN` on a table that already exists.',
    why: 'The values of every row are gone when the migration commits, and only a backup brings them back. Until every client is deployed anew, requests that name the column fail: PostgREST answers 400 with `42703`, and apps with older generated types break. Views and policies on the column block the drop (`2BP01`), or go with it under `CASCADE`; its indexes and constraints go without a word. The drop itself is brief, but it takes ACCESS EXCLUSIVE on the table.',
    instead:
      'Go in steps: mark the column as deprecated and take its `NOT NULL` away, so that rows without it can be written; deploy code that neither reads nor writes it; wait until no old client is left; then drop it in a migration of its own. If the column was only renamed, use `RENAME COLUMN`; if its values are needed elsewhere, copy them first.',
    bad: 'alter table public.contacts drop column phone;',
    good: 'create table private.drafts (id bigint primary key, note text);\nalter table private.drafts drop column note;',
    exceptions: [
      'The table is new: made in this file, or in another file that is not applied and was not filled by a migration.',
      'The column was added by a migration that is not applied.',
      '`IF EXISTS` for a column that the history shows to be gone.',
      'Columns of composite types, and temporary tables.',
    ],
    sources: [
      'https://www.postgresql.org/docs/current/sql-altertable.html',
      'Lock measured on Postgres 15.18 (pg_locks).',
    ],
  },
};

function messageFor(context: StatementContext, operation: DropColumn): string | undefined {
  if (isNewTable(context, operation.table) || isColumnAddedHere(context, operation)) return undefined;
  const table = tableBefore(context, operation.table);
  const column = columnOf(table, operation.column);
  if (column !== undefined && isUnreleased(context, column.origin)) return undefined;
  if (column === undefined && operation.ifExists && table !== undefined && isCertain(table, 'columns')) {
    return undefined;
  }
  const name = `${displayName(operation.table)}.${operation.column}`;
  if (column?.generated !== undefined) {
    return `Dropping ${name} loses no data, because it is computed from other columns, but code that still reads it fails. Deploy code that does not need it first.`;
  }
  if (isAddedAgain(context, operation)) {
    return `${name} is dropped and added again, so its values are lost. If it only gets another name or type, use RENAME COLUMN or ALTER COLUMN … TYPE; otherwise copy the values first.`;
  }
  return `Dropping ${name} deletes its values in every row for good, and code that still reads it fails at once. Deploy code that does not use it first, and keep a copy of what may be needed.`;
}

function isAddedAgain(context: StatementContext, operation: DropColumn): boolean {
  const { schema, name } = operation.table;
  return context.fileOperations.some(
    (other) =>
      other.kind === 'addColumn' &&
      other.table.name === name &&
      other.table.schema === schema &&
      other.column.name === operation.column,
  );
}

/**
 * The first step in place of the last one: the column stays, may be left out, and says that it goes.
 * None where it is added again, or may not be there (`IF EXISTS`).
 */
function fixesFor(context: StatementContext, operation: DropColumn): readonly Fix[] {
  const table = tableBefore(context, operation.table);
  const column = columnOf(table, operation.column);
  const mayLack = operation.ifExists || as(context.statement.tree, 'AlterTableStmt')?.missing_ok === true;
  if (!isPlainText(context) || isAddedAgain(context, operation) || (column === undefined && mayLack))
    return [];
  const name = quoteIdentifier(operation.column);
  const isKey = table !== undefined && primaryKeyOf(table)?.columns.includes(operation.column) === true;
  const isRequired = column === undefined || (column.notNull && !isKey && !column.identity);
  const day = dayOf(context.name?.version)?.replace(/^(\d{4})(\d\d)(\d\d)$/u, ' since $1-$2-$3') ?? '';
  const comment = `'${placeholder(1, `Deprecated${day}: drop it when no client uses it.`)}'`;
  const place = snippetText(`${context.parsed.source.slice(operation.tableRange)}.${name}`);
  const edits = replaceCommand(context, {
    command: operation.commandRange,
    ...(isRequired ? { newCommand: snippetText(`alter column ${name} drop not null`) } : {}),
    then: [`comment on column ${place} is ${comment}`],
  });
  return [{ title: `Keep ${operation.column} for now, marked as deprecated`, kind: 'snippet', edits }];
}
