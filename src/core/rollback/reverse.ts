import type { NodeKind } from '../sql/ast.ts';
import type { ParsedSql, Statement } from '../sql/types.ts';
import { alterTableReversers } from './alterTable.ts';
import { commentReversers } from './comment.ts';
import { dataReversers, reverseCalls } from './data.ts';
import { dropReversers } from './drop.ts';
import { privilegeReversers } from './privileges.ts';
import { publicationReversers } from './publication.ts';
import { relationReversers, reverseSelectInto } from './relations.ts';
import { renameReversers } from './rename.ts';
import type { Reversal } from './reversal.ts';
import { CAUTION, lost } from './reversal.ts';
import type { Reversers } from './reversers.ts';
import { applyReverser } from './reversers.ts';
import { routineReversers } from './routines.ts';
import { shortText } from './statementText.ts';
import { typeAndSchemaReversers } from './typeAndSchema.ts';

const REVERSERS: Reversers = {
  ...relationReversers,
  ...alterTableReversers,
  ...routineReversers,
  ...typeAndSchemaReversers,
  ...renameReversers,
  ...privilegeReversers,
  ...publicationReversers,
  ...commentReversers,
  ...dataReversers,
  ...dropReversers,
  SelectStmt: (node) => [...reverseSelectInto(node), ...reverseCalls(node)],
};

/** Statements that leave nothing behind which would have to be undone. */
const WITHOUT_TRACE: ReadonlySet<NodeKind> = new Set<NodeKind>([
  ...(['TransactionStmt', 'VariableSetStmt', 'VariableShowStmt', 'ConstraintsSetStmt', 'LockStmt'] as const),
  ...(['NotifyStmt', 'ListenStmt', 'UnlistenStmt', 'ExplainStmt', 'CheckPointStmt', 'DiscardStmt'] as const),
  ...(['VacuumStmt', 'ReindexStmt', 'ClusterStmt', 'RefreshMatViewStmt', 'LoadStmt'] as const),
  ...(['PrepareStmt', 'DeallocateStmt', 'DeclareCursorStmt', 'ClosePortalStmt', 'FetchStmt'] as const),
]);

/** The steps that undo one statement, in the order of what it did. */
export function reverseStatement(parsed: ParsedSql, statement: Statement): readonly Reversal[] {
  if (statement.kind === 'DoStmt') return reverseDoBlock(parsed, statement);
  if (WITHOUT_TRACE.has(statement.kind)) return [];
  return applyReverser(REVERSERS, { parsed, statement }) ?? lost(shortText(parsed, statement));
}

function reverseDoBlock(parsed: ParsedSql, block: Statement): readonly Reversal[] {
  const steps = parsed.embedded(block).flatMap((statement) => {
    const reversals = reverseStatement(parsed, statement);
    if (statement.container?.conditional !== true) return reversals;
    return reversals.map((step) =>
      step.kind === 'statement' ? { ...step, caution: step.caution ?? CAUTION.conditional } : step,
    );
  });
  return parsed.hasDynamicSql(block)
    ? [...steps, ...lost('what the DO block runs as text that it puts together itself')]
    : steps;
}
