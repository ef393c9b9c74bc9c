import type { Fix, Rule, StatementContext } from '../lint/types.ts';
import type { Operation, OperationOf } from '../schema/operation.ts';
import { resolveRelation } from '../schema/queries.ts';
import { keyOf } from '../schema/types.ts';
import type { QualifiedName } from '../schema/types.ts';
import { isPlainText } from './support/commands.ts';
import { insertion } from './support/edits.ts';
import { snippetText } from './support/snippetText.ts';
import { displayName, isUnreleased, sqlName, tableBefore } from './support/tables.ts';

type Rename = OperationOf<'renameRelation'>;

/** Finds released tables that get another name. */
export const renameTable: Rule = {
  id: 'rename-table',
  scope: 'statement',
  title: 'Renaming a table breaks every client that knows it by its old name.',
  severity: 'warning',
  profile: 'default',
  needs: ['file', 'history'],
  appliesTo: 'pending',
  replaces: ['squawk:renaming-table', 'pgls:renamingTable'],
  statements: ['RenameStmt'],
  check(context) {
    for (const operation of context.operations) {
      if (operation.kind !== 'renameRelation' || operation.relationKind !== 'table') continue;
      const table = tableBefore(context, operation.name);
      if (operation.name.schema === 'pg_temp' || table?.temporary === true) continue;
      if (table !== undefined && isUnreleased(context, table.origin)) continue;
      if (isRetired(operation.newName)) continue;
      const old = table?.name ?? { schema: operation.name.schema ?? 'public', name: operation.name.name };
      if (isReplaced(context, old) || isNamedHere(context, old)) continue;
      context.report({
        range: operation.nameRange,
        message: `Once ${displayName(old)} is called ${operation.newName}, every client that still asks for ${displayName(old)} fails: its API path, generated types, functions with the old name in their body. Leave a view with the old name behind until no client needs it.`,
        fixes: fixesFor(context, operation, old),
      });
    }
  },
  docs: {
    what: '`ALTER TABLE … RENAME TO` on a table that already exists.',
    why: 'The rename itself is instant, but the Data API path (`/rest/v1/<table>`), generated types, and PL/pgSQL and SQL functions whose body is kept as text go by the old name and fail from then on. Policies, foreign keys, triggers and views follow by themselves.',
    instead:
      'Rename the table and, in the same migration, make a view with the old name and `security_invoker = on`, so that row level security of the table still holds. A plain view over one table can be written to. Drop it when no client needs it.',
    bad: 'alter table public.contacts rename to people;',
    good: 'alter table public.contacts rename to people;\ncreate view public.contacts with (security_invoker = on) as select * from public.people;',
    exceptions: [
      'The table was made in this file or in a migration that is not applied.',
      'The same file makes a view or table with the old name.',
      'The new name says that the table is being retired: it holds `deprecated`, `obsolete`, `retired`, `to_drop`, `old` or `backup` as a word.',
      'Renaming indexes, constraints, policies, sequences.',
    ],
    sources: [
      'https://www.postgresql.org/docs/current/sql-createview.html (updatable views; security_invoker since Postgres 15)',
    ],
  },
};

/** Whether the rest of the file gives the old name to a view or another table. */
function isReplaced(context: StatementContext, old: QualifiedName): boolean {
  return context.fileOperations.some((other) => {
    if (other.statement.start < context.statement.range.start) return false;
    return newNames(context, other).some((name) => keyOf(name) === keyOf(old));
  });
}

/** Whether an earlier statement of the file gave the table the name that it loses now. */
function isNamedHere(context: StatementContext, old: QualifiedName): boolean {
  return context.fileOperations.some(
    (other) =>
      other.kind === 'renameRelation' &&
      other.statement.end <= context.statement.range.start &&
      newNames(context, other).some((name) => keyOf(name) === keyOf(old)),
  );
}

function newNames(context: StatementContext, operation: Operation): readonly QualifiedName[] {
  if (operation.kind === 'createTable') return [resolveRelation(context.before, operation.table)];
  if (operation.kind === 'createView') return [resolveRelation(context.before, operation.view)];
  if (operation.kind !== 'renameRelation') return [];
  return [{ schema: resolveRelation(context.before, operation.name).schema, name: operation.newName }];
}

/** Whether a name says that the table is taken out of use on purpose; the old name is meant to fail then. */
function isRetired(name: string): boolean {
  return /(?:^|_)(?:deprecated|obsolete|retired|to_drop|old|backup)(?:_|$)/iu.test(name);
}

function fixesFor(context: StatementContext, operation: Rename, old: QualifiedName): readonly Fix[] {
  if (context.config.postgresMajor < 15 || !isPlainText(context)) return [];
  const renamed = sqlName({ schema: old.schema, name: operation.newName });
  const view = `create view ${sqlName(old)} with (security_invoker = on) as\n  select * from ${renamed};`;
  const { fullEnd, range } = context.statement;
  const semicolon = fullEnd === range.end ? ';' : '';
  return [
    {
      title: `Leave a view called ${displayName(old)} behind`,
      kind: 'snippet',
      edits: [insertion(context, fullEnd, snippetText(`${semicolon}\n\n${view}`))],
    },
  ];
}
