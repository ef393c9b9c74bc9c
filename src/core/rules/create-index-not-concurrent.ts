import type { Fix, Rule, StatementContext } from '../lint/types.ts';
import { resolveRelation } from '../schema/queries.ts';
import type { OperationOf } from '../schema/operation.ts';
import { keyOf } from '../schema/types.ts';
import { edit, insertion, isAlone, splitOut } from './support/edits.ts';
import { displayName, isNewTable, isUnreleased, sqlName, tableBefore } from './support/tables.ts';
import { findWords, headThrough } from './support/words.ts';

type CreateIndex = OperationOf<'createIndex'>;

/** Finds indexes built in the way that blocks writes. */
export const createIndexNotConcurrent: Rule = {
  id: 'create-index-not-concurrent',
  scope: 'statement',
  title: 'CREATE INDEX blocks all writes to the table while it builds.',
  severity: 'warning',
  profile: 'default',
  needs: ['file', 'history'],
  appliesTo: 'pending',
  replaces: ['squawk:require-concurrent-index-creation', 'pgls:requireConcurrentIndexCreation'],
  statements: ['IndexStmt'],
  check(context) {
    for (const operation of context.operations) {
      if (operation.kind !== 'createIndex' || operation.concurrent || operation.only) continue;
      if (isHarmless(context, operation)) continue;
      const table = displayName(tableBefore(context, operation.table)?.name ?? operation.table);
      context.report({
        range: headThrough(context, 'index'),
        message: `Building this index holds a SHARE lock on ${table}: reads go on, but every insert, update and delete waits until the index is complete and the migration commits. Build it with CREATE INDEX CONCURRENTLY, alone in its own migration file.`,
        fixes: fixesFor(context, operation),
      });
    }
  },
  docs: {
    what: '`CREATE INDEX` without `CONCURRENTLY` on a table that already exists.',
    why: 'The build takes a SHARE lock: reading goes on, but writes wait until the index is complete and the whole migration has committed. On a large table that is minutes in which the app cannot save anything.',
    instead:
      '`CREATE INDEX CONCURRENTLY` lets writes go on. It cannot run in a transaction, so give it a migration file of its own: the Supabase CLI then runs it outside one. Inserting only the word `CONCURRENTLY` into a file with other statements trades one problem for another.',
    bad: 'create index contacts_phone_idx on public.contacts (phone);',
    good: 'create index concurrently contacts_phone_idx on public.contacts (phone);',
    exceptions: [
      'The table or materialized view is new: made in this file, or in another file that is not applied and was not filled by a migration; or temporary.',
      '`ON ONLY` a partitioned table, which builds nothing.',
      'Partitioned tables, on which Postgres cannot build concurrently.',
      '`IF NOT EXISTS` for an index that is there already.',
    ],
    sources: [
      'https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY',
      'Lock measured on Postgres 15.18 (pg_locks).',
      'Supabase CLI 2.100.0, 2.122.1 and 3.1.0, `migration up`.',
    ],
  },
};

function isHarmless(context: StatementContext, operation: CreateIndex): boolean {
  if (isNewTable(context, operation.table)) return true;
  const key = keyOf(resolveRelation(context.before, operation.table));
  const table = context.before.tables.get(key);
  if (table?.kind === 'partitioned') return true;
  const view = context.before.views.get(key);
  if (view !== undefined && isUnreleased(context, view.origin)) return true;
  if (!operation.ifNotExists || operation.name === undefined) return false;
  return context.before.indexes.has(keyOf({ schema: table?.name.schema ?? 'public', name: operation.name }));
}

function fixesFor(context: StatementContext, operation: CreateIndex): readonly Fix[] {
  const { statement } = context;
  if (statement.container !== undefined) return [];
  if (isAlone(context)) return [buildConcurrently(context)];
  const { text } = context.parsed.source;
  const later = text.slice(statement.fullEnd);
  if (operation.name !== undefined && later.includes(operation.name)) return [];
  if (operation.unique && /\bon\s+conflict\b/iu.test(later)) return [];
  return [moveToOwnFile(context, operation)];
}

function buildConcurrently(context: StatementContext): Fix {
  const index = findWords(context, ['index']);
  const condition = findWords(context, ['if', 'not', 'exists']);
  const edits = index === undefined ? [] : [insertion(context, index.end, ' concurrently')];
  // A failed concurrent build leaves an invalid index, which IF NOT EXISTS would take for a good one.
  if (condition !== undefined)
    edits.push(edit(context, { start: condition.start, end: condition.end + 1 }, ''));
  return { title: 'Build it concurrently', kind: 'edit', edits };
}

function moveToOwnFile(context: StatementContext, operation: CreateIndex): Fix {
  const { statement, parsed } = context;
  const table = tableBefore(context, operation.table)?.name ?? {
    schema: operation.table.schema ?? 'public',
    name: operation.table.name,
  };
  const name = operation.name ?? givenName(context);
  const position = parsed.statements
    .filter(({ kind }) => kind === 'IndexStmt')
    .findIndex(({ index }) => index === statement.index);
  return splitOut(context, statement, {
    title: 'Move it to a migration of its own, built concurrently',
    followUp: {
      name: `add_${operation.name ?? `${table.name}_index`}`,
      purpose: `Index ${displayName(table)} without blocking writes`,
      sql: concurrentSql(context),
      rollback: `drop index concurrently if exists ${name === undefined ? '…' : sqlName({ schema: table.schema, name })};`,
      step: position + 1,
    },
  });
}

/** The name that Postgres gives to an index without one. */
function givenName({ after, file, statement }: StatementContext): string | undefined {
  return after.indexes.find(
    ({ origin }) => origin.path === file.path && origin.range.start === statement.range.start,
  )?.name.name;
}

function concurrentSql(context: StatementContext): string {
  const { text } = context.parsed.source;
  const { start, end } = context.statement.range;
  const index = findWords(context, ['index'])?.end ?? start;
  const condition = findWords(context, ['if', 'not', 'exists'])?.end ?? index;
  return `${text.slice(start, index)} concurrently${text.slice(condition, end)};`;
}
