import { as, type Ast, type Node, type NodeKind } from '../../sql/ast.ts';
import type { StatementContext } from '../../lint/types.ts';

/** The kinds of statements that can hold an UPDATE or DELETE: themselves, or in a WITH clause. */
export const rowChangeHolders: readonly NodeKind[] = [
  'UpdateStmt',
  'DeleteStmt',
  'InsertStmt',
  'SelectStmt',
  'MergeStmt',
];

/** The UPDATEs of a statement: itself, and those of its WITH clause. */
export function updatesOf(context: StatementContext): readonly Ast.UpdateStmt[] {
  return [context.statement.tree, ...withQueries(context.statement.tree)].flatMap(
    (node) => as(node, 'UpdateStmt') ?? [],
  );
}

/** The DELETEs of a statement: itself, and those of its WITH clause. */
export function deletesOf(context: StatementContext): readonly Ast.DeleteStmt[] {
  return [context.statement.tree, ...withQueries(context.statement.tree)].flatMap(
    (node) => as(node, 'DeleteStmt') ?? [],
  );
}

function withQueries(tree: Node): readonly Node[] {
  const insert = as(tree, 'InsertStmt');
  const clauses = [
    as(tree, 'UpdateStmt')?.withClause,
    as(tree, 'DeleteStmt')?.withClause,
    insert?.withClause,
    // INSERT … WITH … SELECT: the clause stands behind the table.
    as(insert?.selectStmt, 'SelectStmt')?.withClause,
    as(tree, 'SelectStmt')?.withClause,
    as(tree, 'MergeStmt')?.withClause,
  ];
  const queries = clauses.flatMap((clause) => clause?.ctes ?? []);
  return queries.flatMap((cte) => as(cte, 'CommonTableExpr')?.ctequery ?? []);
}
