import { as } from '../../sql/ast.ts';
import type { Ast } from '../../sql/ast.ts';
import type { Extracted } from './extracted.ts';
import { indexKey } from './indexKey.ts';
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
