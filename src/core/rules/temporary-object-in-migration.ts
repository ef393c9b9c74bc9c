import type { Fix, Rule, StatementContext } from '../lint/types.ts';
import { as, type Ast } from '../sql/ast.ts';
import { tokenize } from '../sql/lexer.ts';
import { withoutComments } from '../sql/tokens.ts';
import { insertion } from './support/edits.ts';
import { findWords } from './support/words.ts';

/** Finds temporary objects that a migration leaves lying about. */
export const temporaryObjectInMigration: Rule = {
  id: 'temporary-object-in-migration',
  scope: 'statement',
  title:
    'A temporary object is gone with the connection, so a migration that leaves one behind does nothing lasting.',
  severity: 'info',
  profile: 'default',
  needs: ['file'],
  appliesTo: 'pending',
  replaces: [],
  statements: ['CreateStmt', 'CreateTableAsStmt', 'SelectStmt', 'ViewStmt', 'CreateSeqStmt'],
  check(context) {
    const made = temporaryRelation(context);
    if (made?.relname === undefined || dropsOnCommit(context) || isUsedLater(context, made.relname)) return;
    const start = context.statement.offsetOf(made.location);
    const length = /^(?:"(?:[^"]|"")*"|[\w$.]+)/u.exec(context.file.text.slice(start))?.[0].length ?? 0;
    context.report({
      range: { start, end: start + length },
      message: `${made.relname} is temporary and nothing in this file uses it. It lives only as long as the connection that runs the migration: a later migration finds it if both are pushed together and does not if they are pushed apart, and no client ever sees it. Leave it out, or make it a real object.`,
      fixes: fixesFor(context),
    });
  },
  docs: {
    what: '`CREATE TEMPORARY TABLE`, `VIEW` or `SEQUENCE` (or an object in `pg_temp`) that nothing in the same file uses or drops.',
    why: 'Temporary objects belong to one connection. The CLI runs all files of one push on one connection and resets only settings between them, so a later file that uses the object works when both are pushed together and fails when they are pushed apart. Clients never see it. Left behind, it is mostly a remainder of trying things out.',
    instead:
      'Remove it. For rows that are needed only while the file runs, use a temporary table with `ON COMMIT DROP` in the same file, or a CTE.',
    bad: 'create temporary table import_rows (line text);',
    good: 'create temporary table import_rows (line text) on commit drop;',
    exceptions: [
      '`ON COMMIT DROP`.',
      'A working table: something later in the same file uses or drops it.',
      'Files that are already applied.',
    ],
    sources: [
      'https://www.postgresql.org/docs/current/sql-createtable.html',
      'Supabase CLI 3.1.0 and 2.122.1: RESET ALL between files, which keeps temporary tables.',
    ],
  },
};

function temporaryRelation(context: StatementContext): Ast.RangeVar | undefined {
  const { tree } = context.statement;
  const relation =
    as(tree, 'CreateStmt')?.relation ??
    as(tree, 'CreateTableAsStmt')?.into?.rel ??
    as(tree, 'SelectStmt')?.intoClause?.rel ??
    as(tree, 'ViewStmt')?.view ??
    as(tree, 'CreateSeqStmt')?.sequence;
  const temporary = relation?.relpersistence === 't' || relation?.schemaname === 'pg_temp';
  return temporary ? relation : undefined;
}

function dropsOnCommit(context: StatementContext): boolean {
  const { tree } = context.statement;
  const action = as(tree, 'CreateStmt')?.oncommit ?? as(tree, 'CreateTableAsStmt')?.into?.onCommit;
  return action === 'ONCOMMIT_DROP';
}

function isUsedLater(context: StatementContext, name: string): boolean {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const mention = new RegExp(`(?<![\\w$])${escaped}(?![\\w$])`, 'iu');
  const later = context.file.text.slice(context.statement.fullEnd);
  // What a string or body says may be run.
  return withoutComments(tokenize(later)).some(({ start, end }) => mention.test(later.slice(start, end)));
}

function fixesFor(context: StatementContext): readonly Fix[] {
  const table = as(context.statement.tree, 'CreateStmt');
  if (table === undefined || table.oncommit === 'ONCOMMIT_DELETE_ROWS' || table.tablespacename !== undefined)
    return [];
  if (findWords(context, ['on', 'commit']) !== undefined) return [];
  return [
    {
      title: 'Drop it at the end of the transaction',
      kind: 'edit',
      edits: [insertion(context, context.statement.range.end, ' on commit drop')],
    },
  ];
}
