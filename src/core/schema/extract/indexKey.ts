import { as, kindOf, stringsOf } from '../../sql/ast.ts';
import type { Ast, Node } from '../../sql/ast.ts';
import type { IndexKeyFacts } from '../operation.ts';

/** One key of an index or exclusion constraint; `written` is its text. */
export function indexKey(element: Ast.IndexElem, written: string): IndexKeyFacts {
  return {
    column: element.name,
    label: element.name ?? expressionLabel(element.expr) ?? 'expr',
    text: written.replace(/\s+/gu, ' ').toLowerCase(),
  };
}

/**
 * The column name that Postgres gives an expression (FigureColname in parse_target.c); `undefined` where
 * it has none of its own, which makes `expr` in an index name.
 */
function expressionLabel(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  const call = as(node, 'FuncCall');
  if (call !== undefined) return stringsOf(call.funcname).at(-1);
  const column = as(node, 'ColumnRef');
  if (column !== undefined) return stringsOf(column.fields).at(-1);
  const cast = as(node, 'TypeCast');
  if (cast !== undefined) return expressionLabel(cast.arg) ?? stringsOf(cast.typeName?.names).at(-1);
  const collate = as(node, 'CollateClause');
  if (collate !== undefined) return expressionLabel(collate.arg);
  return LABELS[kindOf(node)]?.(node);
}

const LABELS: Partial<Record<string, (node: Node) => string | undefined>> = {
  CoalesceExpr: () => 'coalesce',
  MinMaxExpr: (node) => (as(node, 'MinMaxExpr')?.op === 'IS_LEAST' ? 'least' : 'greatest'),
  CaseExpr: (node) => expressionLabel(as(node, 'CaseExpr')?.defresult) ?? 'case',
  A_ArrayExpr: () => 'array',
  RowExpr: () => 'row',
  A_Indirection: (node) => {
    const indirection = as(node, 'A_Indirection');
    return stringsOf(indirection?.indirection).at(-1) ?? expressionLabel(indirection?.arg);
  },
  A_Expr: (node) => (as(node, 'A_Expr')?.kind === 'AEXPR_NULLIF' ? 'nullif' : undefined),
};
