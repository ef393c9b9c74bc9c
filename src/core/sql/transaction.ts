import type { NodeOf } from './ast.ts';
import { as } from './ast.ts';
import type { Statement } from './types.ts';

/** An explicit transaction: from its BEGIN to its COMMIT or ROLLBACK. */
export interface TransactionBlock {
  readonly begin: Statement;
  /** `undefined` when the file ends first. */
  readonly end: Statement | undefined;
  readonly outcome: 'commit' | 'rollback' | 'unclosed';
}

/** The explicit transactions of a file. */
export interface TransactionShape {
  readonly blocks: readonly TransactionBlock[];
  /** One pair that holds every other statement of the file, and is committed. */
  readonly wrapsFile: boolean;
  /** The BEGIN that is never closed. */
  readonly unclosed: Statement | undefined;
  /** COMMIT or ROLLBACK with no BEGIN before it. */
  readonly strayEnds: readonly Statement[];
  /** BEGIN inside a transaction: Postgres only warns and goes on in the one that is open. */
  readonly nestedBegins: readonly Statement[];
  /** Whether `statement` (or the block or function that holds it) runs between BEGIN and its end. */
  readonly isInside: (statement: Statement) => boolean;
}

/** Reads the explicit transactions off a file's top-level statements. */
export function transactionShape(statements: readonly Statement[]): TransactionShape {
  const blocks: TransactionBlock[] = [];
  const strayEnds: Statement[] = [];
  const nestedBegins: Statement[] = [];
  const inside = new Set<Statement>();
  let open: Statement | undefined;
  for (const statement of statements) {
    const step = stepOf(statement);
    if (step === 'begin') {
      if (open === undefined) open = statement;
      else nestedBegins.push(statement);
    } else if (step === undefined) {
      if (open !== undefined) inside.add(statement);
    } else if (open === undefined) strayEnds.push(statement);
    else {
      blocks.push({ begin: open, end: statement, outcome: step.outcome });
      open = step.chains ? statement : undefined;
    }
  }
  if (open !== undefined) blocks.push({ begin: open, end: undefined, outcome: 'unclosed' });
  return {
    blocks,
    wrapsFile: wraps(blocks, statements),
    unclosed: open,
    strayEnds,
    nestedBegins,
    isInside: (statement) => inside.has(outermost(statement)),
  };
}

function wraps(blocks: readonly TransactionBlock[], statements: readonly Statement[]): boolean {
  const [block, ...others] = blocks;
  if (block === undefined || others.length > 0 || block.outcome !== 'commit') return false;
  return block.begin === statements[0] && block.end === statements.at(-1);
}

function outermost(statement: Statement): Statement {
  let outer = statement;
  while (outer.container !== undefined) outer = outer.container.statement;
  return outer;
}

interface End {
  readonly outcome: 'commit' | 'rollback';
  /** `COMMIT AND CHAIN` opens the next transaction at once. */
  readonly chains: boolean;
}

/** What `statement` does to the transaction; savepoints and two-phase commits of others do nothing. */
function stepOf(statement: Statement): 'begin' | End | undefined {
  const transaction = as(statement.tree, 'TransactionStmt');
  if (transaction === undefined) return undefined;
  const chains = transaction.chain === true;
  switch (transaction.kind) {
    case undefined:
    case 'TRANS_STMT_BEGIN':
    case 'TRANS_STMT_START':
      return 'begin';
    case 'TRANS_STMT_COMMIT':
    case 'TRANS_STMT_PREPARE':
      return { outcome: 'commit', chains };
    case 'TRANS_STMT_ROLLBACK':
      return { outcome: 'rollback', chains };
    default:
      return undefined;
  }
}

/**
 * Whether the Supabase CLI runs `statement` by itself, outside the transaction of its file: CREATE and
 * DROP INDEX CONCURRENTLY, REINDEX CONCURRENTLY, VACUUM, ALTER SYSTEM, CLUSTER. Measured on CLI
 * 2.110 to 3.1; up to 2.109 such a statement fails (25001) unless it is the only one of its file.
 */
export function runsAlone(statement: Statement): boolean {
  const { tree } = statement;
  if (as(tree, 'IndexStmt')?.concurrent === true) return true;
  const drop = as(tree, 'DropStmt');
  if (drop?.concurrent === true && drop.removeType === 'OBJECT_INDEX') return true;
  const reindex = as(tree, 'ReindexStmt');
  if (reindex !== undefined) return hasConcurrently(reindex.params);
  if (as(tree, 'VacuumStmt')?.is_vacuumcmd === true) return true;
  return statement.kind === 'AlterSystemStmt' || statement.kind === 'ClusterStmt';
}

/**
 * Whether Postgres refuses `statement` after any other one in the same transaction (25001) although
 * the CLI does not run it alone: ALTER TABLE … DETACH PARTITION CONCURRENTLY, CREATE and DROP
 * DATABASE or TABLESPACE. Measured on CLI 2.100, 2.122.1 and 3.1.0.
 */
export function refusesCompany(statement: Statement): boolean {
  const commands = as(statement.tree, 'AlterTableStmt')?.cmds ?? [];
  const detaches = commands.some((command) => {
    const fields = as(command, 'AlterTableCmd');
    return fields?.subtype === 'AT_DetachPartition' && as(fields.def, 'PartitionCmd')?.concurrent === true;
  });
  if (detaches) return true;
  return ['CreatedbStmt', 'DropdbStmt', 'CreateTableSpaceStmt', 'DropTableSpaceStmt'].includes(
    statement.kind,
  );
}

/**
 * Whether `statement` needs an explicit BEGIN before it (25P01 otherwise): LOCK TABLE, SAVEPOINT and
 * its kin, DECLARE CURSOR without HOLD. Measured on CLI 2.100, 2.122.1 and 3.1.0.
 */
export function needsTransactionBlock(statement: Statement): boolean {
  if (statement.kind === 'LockStmt') return true;
  const cursor = as(statement.tree, 'DeclareCursorStmt');
  if (cursor !== undefined) return ((cursor.options ?? 0) & CURSOR_WITH_HOLD) === 0;
  const kind = as(statement.tree, 'TransactionStmt')?.kind;
  return (
    kind === 'TRANS_STMT_SAVEPOINT' || kind === 'TRANS_STMT_RELEASE' || kind === 'TRANS_STMT_ROLLBACK_TO'
  );
}

/** `CURSOR_OPT_HOLD` of Postgres' parsenodes.h. */
const CURSOR_WITH_HOLD = 0x20;

function hasConcurrently(options: NodeOf<'ReindexStmt'>['params']): boolean {
  return (options ?? []).some((option) => as(option, 'DefElem')?.defname === 'concurrently');
}
