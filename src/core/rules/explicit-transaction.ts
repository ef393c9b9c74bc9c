import type { FileContext, Fix, Related, Rule } from '../lint/types.ts';
import { as, stringsOf } from '../sql/ast.ts';
import {
  needsTransactionBlock,
  transactionShape,
  type TransactionBlock,
  type TransactionShape,
} from '../sql/transaction.ts';
import type { Statement } from '../sql/types.ts';
import { edit, wholeStatement } from './support/edits.ts';

/** Finds transaction control in a migration, which the CLI already groups. */
export const explicitTransaction: Rule = {
  id: 'explicit-transaction',
  scope: 'file',
  title: 'BEGIN and COMMIT in a migration work against the transaction that the CLI makes.',
  severity: 'warning',
  profile: 'default',
  needs: ['file'],
  appliesTo: 'pending',
  replaces: ['squawk:transaction-nesting', 'squawk:ban-uncommitted-transaction', 'pgls:transactionNesting'],
  check: checkFile,
  docs: {
    what: '`BEGIN`, `START TRANSACTION`, `COMMIT`, `END` or `ROLLBACK` as a statement of a migration.',
    why: 'The Supabase CLI sends a migration as one transaction together with the row that records its version. With transaction control in the file, every statement outside the pair commits on its own, and so does the record. Measured: `create a; commit; begin; create b;` prints success, `b` does not exist, and the version is not recorded; a `BEGIN` that is never closed prints success, and nothing of this file or of any later file is applied; after `begin; a; commit; bad` the part `a` stays and the version is not recorded; after a `ROLLBACK` in the middle, CLI 2.100 loses the statements before it and records the file all the same.',
    instead:
      'Leave `BEGIN` and `COMMIT` out: the file is one transaction without them. If a part must commit on its own, give it a migration file of its own.',
    bad: 'begin;\nalter table public.contacts add column phone text;\ncommit;',
    good: 'alter table public.contacts add column phone text;',
    exceptions: [
      '`BEGIN … END` of PL/pgSQL and `BEGIN ATOMIC` of SQL functions, which are no transactions.',
      'A pair around the whole file that holds `LOCK TABLE`, `SAVEPOINT` or `DECLARE … CURSOR`: those need it.',
      'A pair around the whole file otherwise is a warning; `SET`, `set_config` and `NOTIFY` may stand outside it.',
    ],
    sources: [
      'Supabase CLI 2.100.0, 2.122.1 and 3.1.0, `migration up` against Postgres 15.',
      'https://github.com/supabase/cli/issues/5047',
    ],
  },
};

function checkFile(context: FileContext): void {
  const shape = transactionShape(context.parsed.statements);
  if (shape.blocks.length === 0 && shape.strayEnds.length === 0) return;
  const rollbacks = rollbacksOf(shape);
  if (shape.unclosed !== undefined) reportUnclosed(context, shape.unclosed);
  for (const rollback of rollbacks) reportRollback(context, rollback, shape);
  if (shape.unclosed !== undefined || rollbacks.length > 0) return;
  const [block] = shape.blocks;
  if (block !== undefined && isWrapped(context, shape)) reportWrapped(context, block, shape);
  else reportTorn(context, shape);
}

function reportUnclosed(context: FileContext, begin: Statement): void {
  context.report({
    range: begin.range,
    severity: 'error',
    message:
      'This BEGIN is never committed. The CLI prints success, but nothing after it is applied, neither here nor in any later file of the same push, and no version is recorded. Remove it: the CLI already runs the file as one transaction.',
    fixes: [{ ...removal(context, [begin]), title: 'Remove this BEGIN' }],
  });
}

function reportRollback(context: FileContext, rollback: Statement, shape: TransactionShape): void {
  context.report({
    range: rollback.range,
    severity: 'error',
    message:
      'A ROLLBACK in a migration undoes work behind the CLI’s back: depending on its version the statements before it are lost although the file is recorded as applied. Remove it, and whatever it was meant to undo.',
    fixes: [
      {
        ...removal(context, undone(context, rollback, shape)),
        title: 'Remove it and what it undoes',
        kind: 'snippet',
      },
    ],
  });
}

/** From the BEGIN to its ROLLBACK; only the ROLLBACK where no BEGIN goes with it. */
function undone(context: FileContext, rollback: Statement, shape: TransactionShape): readonly Statement[] {
  const block = shape.blocks.find(({ end }) => end === rollback);
  if (block === undefined) return [rollback];
  return context.parsed.statements.filter(
    ({ index }) => index >= block.begin.index && index <= rollback.index,
  );
}

function rollbacksOf(shape: TransactionShape): readonly Statement[] {
  const ended = shape.blocks.flatMap(({ outcome, end }) =>
    outcome === 'rollback' && end !== undefined ? [end] : [],
  );
  const stray = shape.strayEnds.filter(
    (end) => as(end.tree, 'TransactionStmt')?.kind === 'TRANS_STMT_ROLLBACK',
  );
  return [...ended, ...stray];
}

/** Whether one pair holds everything that matters. */
function isWrapped(context: FileContext, shape: TransactionShape): boolean {
  if (shape.blocks.length !== 1 || shape.strayEnds.length > 0) return false;
  const outside = context.parsed.statements.filter(
    (statement) => !shape.isInside(statement) && statement.kind !== 'TransactionStmt',
  );
  return outside.every(isHarmlessOutside);
}

/** Statements that do the same however often they run, and that nothing need be undone with. */
function isHarmlessOutside({ kind, tree }: Statement): boolean {
  if (kind === 'VariableSetStmt' || kind === 'NotifyStmt') return true;
  const targets = as(tree, 'SelectStmt')?.targetList ?? [];
  return (
    targets.length > 0 &&
    targets.every((target) => {
      const call = as(as(target, 'ResTarget')?.val, 'FuncCall');
      return stringsOf(call?.funcname).at(-1) === 'set_config';
    })
  );
}

function reportWrapped(context: FileContext, block: TransactionBlock, shape: TransactionShape): void {
  const inside = context.parsed.statements.filter((statement) => shape.isInside(statement));
  if (block.end === undefined || inside.some(needsTransactionBlock)) return;
  context.report({
    range: block.begin.range,
    message:
      'The CLI already runs this file as one transaction and records its version in it. With BEGIN and COMMIT of its own the record is written apart from the work, and whatever is added after the COMMIT later is no longer undone with the rest. Remove the pair.',
    related: [related(context, block.end, 'The transaction ends here.')],
    fixes: [{ ...removal(context, [block.begin, block.end, ...shape.nestedBegins]), kind: 'edit' }],
  });
}

function reportTorn(context: FileContext, shape: TransactionShape): void {
  const controls = context.parsed.statements.filter(
    (statement) => statement.kind === 'TransactionStmt' && !needsTransactionBlock(statement),
  );
  const cuts = [...shape.strayEnds, ...shape.blocks.flatMap(({ end }) => end ?? [])];
  const place = cuts.sort((left, right) => left.index - right.index)[0] ?? controls[0];
  if (place === undefined) return;
  context.report({
    range: place.range,
    severity: 'error',
    message:
      'This file is cut into pieces that commit on their own. If a later statement fails, the earlier pieces stay while the version is not recorded, and the next push runs into them; a tail after COMMIT can even be lost without an error. Remove BEGIN and COMMIT, or give each piece a migration file of its own.',
    related: controls
      .filter((other) => other !== place)
      .map((other) => related(context, other, 'Also here.')),
    fixes: [{ ...removal(context, controls), kind: 'snippet' }],
  });
}

function related(context: FileContext, statement: Statement, message: string): Related {
  return { path: context.file.path, range: statement.range, message };
}

function removal(context: FileContext, statements: readonly Statement[]): Fix {
  const inOrder = [...statements].sort((left, right) => left.index - right.index);
  return {
    title: 'Remove BEGIN and COMMIT',
    kind: 'edit',
    edits: inOrder.map((statement) => edit(context, wholeStatement(context, statement), '')),
  };
}
