import type { FileContext, Fix, Rule } from '../lint/types.ts';
import { as, stringsOf } from '../sql/ast.ts';
import { quoteIdentifier } from '../sql/identifier.ts';
import { runsAlone, transactionShape } from '../sql/transaction.ts';
import type { Statement } from '../sql/types.ts';
import { edit, newMigration, wholeStatement } from './support/edits.ts';

/** Finds statements that cannot run in a transaction, in a file with other statements. */
export const concurrentlyNotAtomic: Rule = {
  id: 'concurrently-not-atomic',
  scope: 'file',
  title: 'A statement that cannot run in a transaction makes the whole file unsafe to fail.',
  severity: 'warning',
  profile: 'default',
  needs: ['file', 'cli'],
  appliesTo: 'pending',
  replaces: [
    'squawk:ban-concurrent-index-creation-in-transaction',
    'pgls:banConcurrentIndexCreationInTransaction',
  ],
  check(context) {
    const { statements } = context.parsed;
    const alone = statements.filter(runsAlone);
    if (alone.length === 0) return;
    const shape = transactionShape(statements);
    for (const statement of alone) {
      if (shape.isInside(statement)) {
        if (isRefusedInTransaction(statement)) reportInTransaction(context, statement);
      } else reportBeside(context, statement, alone);
    }
  },
  docs: {
    what: '`CREATE INDEX CONCURRENTLY`, `DROP INDEX CONCURRENTLY`, `REINDEX … CONCURRENTLY`, `VACUUM`, `ALTER SYSTEM` or `CLUSTER` in a file with other statements, or between `BEGIN` and `COMMIT`.',
    why: 'Postgres refuses these statements in a transaction. The Supabase CLI from 2.110 on cuts the file around them, so the file is no longer all or nothing: when a later statement fails, everything before it stays, the version is not recorded, and the next push meets objects that already exist. Up to 2.109 such a file always fails with SQLSTATE 25001. Between `BEGIN` and `COMMIT` it fails with every version. `CLUSTER` of one table is the exception: Postgres allows it there, and the CLI cuts the file around it all the same.',
    instead:
      'Give each such statement a migration file of its own. Alone in its file it runs on every version of the CLI.',
    bad: 'alter table public.contacts add column phone text;\ncreate index concurrently contacts_phone_idx on public.contacts (phone);',
    good: 'create index concurrently contacts_phone_idx on public.contacts (phone);',
    exceptions: [
      'Alone in its file.',
      'Beside nothing but `SET` and `RESET`, which do no harm when the file runs again (CLI 2.110 and later).',
      'Several of them and nothing else: only information, since each can fail on its own.',
    ],
    sources: [
      'Supabase CLI 2.100.0, 2.109.0, 2.110.0, 2.122.1, 3.1.0, run against Postgres 15.',
      'https://github.com/supabase/cli/issues/2898',
      'https://github.com/supabase/cli/issues/5139',
    ],
  },
};

/** CLUSTER of one table may run in a transaction, although the CLI runs it outside. */
function isRefusedInTransaction({ tree }: Statement): boolean {
  return as(tree, 'ClusterStmt')?.relation === undefined;
}

function reportInTransaction(context: FileContext, statement: Statement): void {
  const words = wordsOf(statement);
  context.report({
    range: headOf(statement, context),
    severity: 'error',
    message: `${words} cannot run between BEGIN and COMMIT: it fails with SQLSTATE 25001 and the migration stops. Put it into a migration file of its own, without BEGIN and COMMIT.`,
    fixes: moveOut(context, statement),
  });
}

function reportBeside(context: FileContext, statement: Statement, alone: readonly Statement[]): void {
  const words = wordsOf(statement);
  const others = context.parsed.statements.filter(
    (other) => !alone.includes(other) && other.kind !== 'TransactionStmt',
  );
  const serious = others.filter((other) => other.kind !== 'VariableSetStmt');
  const oldCli =
    isRefusedInTransaction(statement) &&
    isBefore(context.cliVersion, [2, 110, 0]) &&
    context.parsed.statements.length > 1;
  const version = context.cliVersion?.join('.') ?? '';
  const fixes = alone.length + others.length > 1 ? moveOut(context, statement) : [];
  const range = headOf(statement, context);
  if (oldCli) {
    const message = `Supabase CLI ${version} sends the whole file as one pipeline, in which ${words} fails with SQLSTATE 25001. Put it into a migration file of its own, or update the CLI to 2.110 or later.`;
    context.report({ range, severity: 'error', message, fixes });
  } else if (serious.length > 0) {
    const message = `${words} runs outside the transaction, so this file is no longer all or nothing: if a later statement fails, the earlier ones stay, the version is not recorded, and the next push meets objects that already exist. Put it into a migration file of its own.`;
    context.report({ range, message, fixes });
  } else if (alone.length > 1) {
    const message = `Each ${words} here runs on its own: if one fails, those before it stay and the file runs again from its start. One per file makes a failed push easy to repeat.`;
    context.report({ range, severity: 'info', message, fixes });
  }
}

function isBefore(version: FileContext['cliVersion'], limit: readonly [number, number, number]): boolean {
  if (version === undefined) return false;
  for (const [index, part] of version.entries()) {
    const other = limit[index] ?? 0;
    if (part !== other) return part < other;
  }
  return false;
}

/** `create index concurrently`, up to the word that matters. */
function headOf(
  statement: Statement,
  context: FileContext,
): { readonly start: number; readonly end: number } {
  const { start, end } = statement.range;
  const tokens = context.parsed.tokensIn({ start, end });
  const { text } = context.parsed.source;
  const word = tokens.find((token) => text.slice(token.start, token.end).toLowerCase() === 'concurrently');
  return { start, end: word?.end ?? tokens[0]?.end ?? end };
}

/** Moves the statement to a later file; none when the rest of this file still speaks of what it makes. */
function moveOut(context: FileContext, statement: Statement): readonly Fix[] {
  const { parsed } = context;
  const words = wordsOf(statement);
  const indexes = indexNames(statement);
  const later = parsed.source.text.slice(statement.fullEnd);
  if (indexes.some((name) => later.includes(name))) return [];
  const earlier = parsed.statements.filter((other) => other.index < statement.index && runsAlone(other));
  const followUp = newMigration(context, {
    name: `${verbs[words] ?? words} ${indexes.join('_')}`,
    purpose: `${words}, which cannot run in a transaction`,
    sql: `${parsed.source.slice(statement.range)};`,
    rollback: rollbackFor(words, indexes),
    step: earlier.length + 1,
  });
  const removal = edit(context, wholeStatement(context, statement), '');
  return [{ title: 'Move it to a migration of its own', kind: 'split', edits: [removal, followUp] }];
}

const verbs: Readonly<Record<string, string>> = {
  'CREATE INDEX CONCURRENTLY': 'add',
  'DROP INDEX CONCURRENTLY': 'drop',
};

/** The statement as people call it. */
function wordsOf(statement: Statement): string {
  switch (statement.kind) {
    case 'IndexStmt':
      return 'CREATE INDEX CONCURRENTLY';
    case 'DropStmt':
      return 'DROP INDEX CONCURRENTLY';
    case 'ReindexStmt':
      return 'REINDEX CONCURRENTLY';
    case 'AlterSystemStmt':
      return 'ALTER SYSTEM';
    case 'ClusterStmt':
      return 'CLUSTER';
    default:
      return 'VACUUM';
  }
}

function indexNames(statement: Statement): readonly string[] {
  const created = as(statement.tree, 'IndexStmt')?.idxname;
  if (created !== undefined) return [created];
  const dropped = as(statement.tree, 'DropStmt')?.objects ?? [];
  return dropped.flatMap((object) => stringsOf(as(object, 'List')?.items).at(-1) ?? []);
}

function rollbackFor(words: string, indexes: readonly string[]): string {
  if (words === 'CREATE INDEX CONCURRENTLY' && indexes.length > 0) {
    return `drop index concurrently if exists ${indexes.map(quoteIdentifier).join(', ')};`;
  }
  if (words === 'DROP INDEX CONCURRENTLY') return `Build ${indexes.join(', ')} again as it was before.`;
  return 'Nothing to undo.';
}
