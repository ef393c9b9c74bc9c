import type { Rule, StatementContext } from '../lint/types.ts';
import { displayName, isColumnAddedHere, isUnreleased, tableBefore } from './support/tables.ts';
import { resolveRelation } from '../schema/queries.ts';
import type { NameReference } from '../schema/operation.ts';
import { keyOf } from '../schema/types.ts';
import { renameInSteps } from './support/renameInSteps.ts';

/** Finds columns of released tables and views that get another name. */
export const renameColumn: Rule = {
  id: 'rename-column',
  scope: 'statement',
  title: 'Renaming a column breaks every client that knows it by its old name.',
  severity: 'warning',
  profile: 'default',
  needs: ['file', 'history'],
  appliesTo: 'pending',
  replaces: ['squawk:renaming-column', 'pgls:renamingColumn'],
  statements: ['RenameStmt'],
  check(context) {
    for (const operation of context.operations) {
      if (operation.kind !== 'renameColumn' || operation.relationKind === 'type') continue;
      const table = tableBefore(context, operation.table);
      const column = table?.columns.find((candidate) => candidate.name === operation.column);
      const view = context.before.views.get(keyOf(resolveRelation(context.before, operation.table)));
      const origins = [table?.origin, column?.origin, view?.origin];
      if (origins.some((origin) => origin !== undefined && isUnreleased(context, origin))) continue;
      if (isColumnAddedHere(context, operation)) continue;
      if (isReplaced(context, operation) || isNamedHere(context, operation)) continue;
      const name = displayName(table?.name ?? view?.name ?? operation.table);
      context.report({
        range: operation.nameRange,
        message: `Once ${name}.${operation.column} is called ${operation.newName}, every client that still asks for ${operation.column} fails: PostgREST requests, generated types, functions with the old name in their body. Add ${operation.newName} beside it, write both, move the clients, and drop ${operation.column} later.`,
        fixes:
          table === undefined || column === undefined
            ? []
            : renameInSteps(context, operation, { table, column }),
      });
    }
  },
  docs: {
    what: '`ALTER TABLE … RENAME COLUMN` on a table or view that already exists.',
    why: 'The rename itself is instant, but no client changes its queries at that same instant. Requests that name the old column fail (PostgREST: 400, `42703`), the generated TypeScript types no longer fit, and PL/pgSQL and SQL functions whose body is kept as text fail when they are next called. Policies, views and indexes follow the rename by themselves.',
    instead:
      'Add the new column, keep both in step (a trigger, or a generated column while only reads move), copy the old values in batches, move the clients, then drop the old column in a later migration.',
    bad: 'alter table public.contacts rename column phone to phone_number;',
    good: 'create table private.drafts (id bigint primary key, note text);\nalter table private.drafts rename column note to body;',
    exceptions: [
      'The table, view or column was made in this file or in a migration that is not applied.',
      'A swap: the same file gives the old name to another column of the table.',
      'Attributes of composite types; constraints, indexes and policies, whose names no client uses.',
    ],
    sources: ['https://www.postgresql.org/docs/current/sql-altertable.html'],
  },
};

/** Whether the rest of the file gives the old name to another column of the table. */
function isReplaced(context: StatementContext, { table, column }: Renamed): boolean {
  return context.fileOperations.some((other) => {
    if (other.statement.start < context.statement.range.start) return false;
    const name =
      other.kind === 'renameColumn'
        ? other.newName
        : other.kind === 'addColumn'
          ? other.column.name
          : undefined;
    return name === column && 'table' in other && isSameTable(context, other.table, table);
  });
}

/** Whether an earlier statement of the file gave the column the name that it loses now. */
function isNamedHere(context: StatementContext, { table, column }: Renamed): boolean {
  return context.fileOperations.some(
    (other) =>
      other.kind === 'renameColumn' &&
      other.statement.end <= context.statement.range.start &&
      other.newName === column &&
      isSameTable(context, other.table, table),
  );
}

interface Renamed {
  readonly table: NameReference;
  readonly column: string;
}

function isSameTable(context: StatementContext, left: NameReference, right: NameReference): boolean {
  return keyOf(resolveRelation(context.before, left)) === keyOf(resolveRelation(context.before, right));
}
