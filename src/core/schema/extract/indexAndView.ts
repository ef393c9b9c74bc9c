import { as, kindOf, stringsOf } from '../../sql/ast.ts';
import type { Ast, Node } from '../../sql/ast.ts';
import type { IndexKeyFacts } from '../operation.ts';
import type { Extracted } from './extracted.ts';
import { optionsOf, relationName } from './names.ts';
import type { StatementText } from './statementText.ts';
import { createTableAs } from './table.ts';
import { usesOf } from './uses.ts';

/** CREATE INDEX. */
export function createIndex(node: Ast.IndexStmt, text: StatementText): readonly Extracted[] {
  const place = text.nameAtLocation(node.relation?.location);
  const open = text.indexAt(place.end);
  let bracket = open;
  while (bracket < text.tokens.length && !text.isMark(bracket, '(')) bracket++;
  const parts = text.parts(bracket + 1, text.closing(bracket));
  const where = node.whereClause === undefined ? -1 : text.find('where', bracket);
  const predicate = text.rangeOf(where + 1, text.tokens.length);
  const keys = (node.indexParams ?? []).map((each, index) => {
    const [first, end] = parts[index] ?? [bracket, bracket];
    const range = text.rangeOf(first, end);
    return indexKey(as(each, 'IndexElem') ?? {}, text.slice(range.start, range.end));
  });
  return [
    {
      kind: 'createIndex',
      nameRange: node.idxname === undefined ? place : text.nameAfter('index'),
      name: node.idxname,
      table: relationName(node.relation),
      only: node.relation?.inh !== true,
      keys,
      including: (node.indexIncludingParams ?? []).flatMap((each) => as(each, 'IndexElem')?.name ?? []),
      unique: node.unique === true,
      nullsNotDistinct: node.nulls_not_distinct === true,
      predicateText: where < 0 ? undefined : text.slice(predicate.start, predicate.end),
      uses: usesOf(...(node.indexParams ?? []).map((each) => as(each, 'IndexElem')?.expr), node.whereClause),
      method: node.accessMethod ?? 'btree',
      concurrent: node.concurrent === true,
      ifNotExists: node.if_not_exists === true,
    },
  ];
}

function indexKey(element: Ast.IndexElem, written: string): IndexKeyFacts {
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

/** CREATE [OR REPLACE] VIEW. */
export function createView(node: Ast.ViewStmt, text: StatementText): readonly Extracted[] {
  return [
    {
      kind: 'createView',
      nameRange: text.nameAtLocation(node.view?.location),
      view: relationName(node.view),
      materialized: false,
      temporary: node.view?.relpersistence === 't',
      replace: node.replace === true,
      ifNotExists: false,
      options: optionsOf(node.options),
      uses: usesOf(node.query),
      populated: false,
    },
  ];
}

/** CREATE TABLE AS and CREATE MATERIALIZED VIEW, which share a node. */
export function createFromQuery(node: Ast.CreateTableAsStmt, text: StatementText): readonly Extracted[] {
  const ifNotExists = node.if_not_exists === true;
  if (node.objtype !== 'OBJECT_MATVIEW') {
    return createTableAs(node.into, node.query, { text, ifNotExists });
  }
  return [
    {
      kind: 'createView',
      nameRange: text.nameAtLocation(node.into?.rel?.location),
      view: relationName(node.into?.rel),
      materialized: true,
      temporary: false,
      replace: false,
      ifNotExists,
      options: optionsOf(node.into?.options),
      uses: usesOf(node.query),
      populated: node.into?.skipData !== true,
    },
  ];
}
