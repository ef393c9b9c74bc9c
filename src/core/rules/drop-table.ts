import type { Fix, Rule, StatementContext } from '../lint/types.ts';
import type { OperationOf } from '../schema/operation.ts';
import { isBaseline, resolveRelation } from '../schema/queries.ts';
import { keyOf } from '../schema/types.ts';
import { quoteIdentifier } from '../sql/identifier.ts';
import { indentationOf, isPlainText } from './support/commands.ts';
import { edit } from './support/edits.ts';
import { dayOf, fittingName } from './support/newNames.ts';
import { placeholder, snippetText } from './support/snippetText.ts';
import { displayName, isNewTable, tableBefore } from './support/tables.ts';

type DropRelation = OperationOf<'dropRelation'>;

/** Finds existing tables that are dropped. */
export const dropTable: Rule = {
  id: 'drop-table',
  scope: 'statement',
  title: 'Dropping a table deletes all its rows and breaks code that still uses it.',
  severity: 'warning',
  profile: 'default',
  needs: ['file', 'history'],
  appliesTo: 'pending',
  replaces: ['squawk:ban-drop-table', 'pgls:banDropTable'],
  statements: ['DropStmt'],
  check(context) {
    for (const operation of context.operations) {
      if (operation.kind !== 'dropRelation' || operation.relationKind !== 'table') continue;
      const message = messageFor(context, operation);
      if (message !== undefined)
        context.report({ range: operation.nameRange, message, fixes: fixesFor(context) });
    }
  },
  docs: {
    what: '`DROP TABLE` of a table that already exists.',
    why: 'All rows are gone when the migration commits, together with the table’s policies, triggers, indexes and grants; only a backup brings them back. Requests that name the table fail from then on. A table that is dropped and made again in one file comes back empty, without row level security, policies and grants.',
    instead:
      'Stop using the table first and wait until no old client is left. Take a dump of it, or copy the rows to where they are needed. A step that can be undone is to rename it to `…_deprecated_<date>` now and to drop that when nobody has missed it. If it only gets another name, use `ALTER TABLE … RENAME TO`.',
    bad: 'drop table public.contacts;',
    good: 'create temporary table import_rows (line text) on commit drop;\ndrop table import_rows;',
    exceptions: [
      'The table is new: made in this file, or in another file that is not applied and was not filled by a migration.',
      'Temporary and foreign tables: their rows are not lost.',
      '`IF EXISTS` for a table that the history never made or has dropped already, or that the same file makes next.',
    ],
    sources: ['https://www.postgresql.org/docs/current/sql-droptable.html'],
  },
};

function messageFor(context: StatementContext, operation: DropRelation): string | undefined {
  if (isNewTable(context, operation.name)) return undefined;
  const table = tableBefore(context, operation.name);
  if (table?.kind === 'foreign') return undefined;
  if (table === undefined && operation.ifExists && isPrecaution(context, operation)) return undefined;
  const name = displayName(table?.name ?? operation.name);
  if (isMadeAgain(context, operation)) {
    return `${name} is dropped and made again: all its rows are lost, and the new table has no policies, grants or row level security of its own. Change it with ALTER TABLE, or rename the old one and copy its rows.`;
  }
  return `Dropping ${name} deletes all its rows for good, and code that still uses it fails at once. Make sure that nothing reads it any more and that a dump exists.`;
}

/**
 * Whether IF EXISTS is there only in case: no migration made the table, and the history is known well
 * enough to say so, or the file makes it next.
 */
function isPrecaution(context: StatementContext, operation: DropRelation): boolean {
  const { unknown, tables } = context.fileBefore;
  if (unknown.everything || unknown.tables) return false;
  return isMadeAgain(context, operation) || tables.some((table) => !isBaseline(table));
}

function isMadeAgain(context: StatementContext, operation: DropRelation): boolean {
  return context.fileOperations.some(
    (other) =>
      other.kind === 'createTable' &&
      other.table.name === operation.name.name &&
      other.table.schema === operation.name.schema &&
      other.statement.start > operation.statement.start,
  );
}

/**
 * Renames in place of the drops of a statement. None for a table that is made again: the old one would
 * keep the names of its indexes and constraints, which the new one may want.
 */
function fixesFor(context: StatementContext): readonly Fix[] {
  const drops = context.operations.filter((operation) => operation.kind === 'dropRelation');
  if (!isPlainText(context) || drops.some((drop) => isMadeAgain(context, drop))) return [];
  const statements = drops.map((drop, index) => instead(context, drop, index + 1));
  const names = drops.filter((drop) => messageFor(context, drop) !== undefined).map(({ name }) => name);
  const newText = statements.join(`;\n${indentationOf(context)}`);
  return [
    {
      title: `Rename ${names.map(displayName).join(', ')} to …_deprecated instead, and drop it later`,
      kind: 'snippet',
      edits: [edit(context, context.statement.range, newText)],
    },
  ];
}

function instead(context: StatementContext, drop: DropRelation, stop: number): string {
  const written = snippetText(context.parsed.source.slice(drop.nameRange));
  const condition = drop.ifExists ? ' if exists' : '';
  if (messageFor(context, drop) === undefined) return `drop table${condition} ${written}`;
  const renamed = placeholder(stop, quoteIdentifier(retiredName(context, drop)));
  return `alter table${condition} ${written} rename to ${renamed}`;
}

/** `contacts_deprecated_20260102`, by the day of the migration; with a number where that is taken. */
function retiredName(context: StatementContext, drop: DropRelation): string {
  const day = dayOf(context.name?.version);
  const suffix = day === undefined ? '_deprecated' : `_deprecated_${day}`;
  const { schema, name } = resolveRelation(context.before, drop.name);
  for (let count = 1; ; count++) {
    const candidate = fittingName(name, count === 1 ? suffix : `${suffix}_${String(count)}`);
    if (!context.fileAfter.tables.has(keyOf({ schema, name: candidate }))) return candidate;
  }
}
