import { as } from '../../sql/ast.ts';
import type { Ast, Node } from '../../sql/ast.ts';
import type { LikeFacts, TableElement } from '../operation.ts';
import { columnFacts, elementEnd } from './columns.ts';
import { tableConstraint } from './constraints.ts';
import type { Extracted } from './extracted.ts';
import { relationName } from './names.ts';
import type { StatementText } from './statementText.ts';

/** Bits of `TableLikeOption` (parsenodes.h). */
const LIKE_OPTIONS = [
  [1 << 0, 'comments'],
  [1 << 2, 'constraints'],
  [1 << 3, 'defaults'],
  [1 << 4, 'generated'],
  [1 << 5, 'identity'],
  [1 << 6, 'indexes'],
] as const;

/** CREATE TABLE and CREATE FOREIGN TABLE. */
export function createTable(
  node: Ast.CreateStmt,
  text: StatementText,
  kind?: 'foreign',
): readonly Extracted[] {
  const parents = (node.inhRelations ?? []).map((parent) => relationName(as(parent, 'RangeVar')));
  const partition = node.partbound !== undefined;
  return [
    {
      kind: 'createTable',
      nameRange: text.nameAtLocation(node.relation?.location),
      table: relationName(node.relation),
      tableKind: kind ?? (node.partspec === undefined ? 'table' : 'partitioned'),
      temporary: node.relation?.relpersistence === 't',
      ifNotExists: node.if_not_exists === true,
      elements: (node.tableElts ?? []).flatMap((element) => tableElement(element, text)),
      inherits: partition ? [] : parents,
      partitionOf: partition ? parents[0] : undefined,
      columnsKnown: node.ofTypename === undefined,
      populated: false,
    },
  ];
}

function tableElement(node: Node, text: StatementText): TableElement[] {
  const column = as(node, 'ColumnDef');
  if (column !== undefined) return [{ element: 'column', ...columnFacts(column, text) }];
  const constraint = as(node, 'Constraint');
  if (constraint !== undefined) {
    const end = elementEnd(text, text.indexAt(text.offsetOf(constraint.location)));
    return [{ element: 'constraint', ...tableConstraint(constraint, text, end) }];
  }
  const like = as(node, 'TableLikeClause');
  return like === undefined ? [] : [{ element: 'like', ...likeFacts(like) }];
}

function likeFacts(like: Ast.TableLikeClause): LikeFacts {
  const options = like.options ?? 0;
  return {
    source: relationName(like.relation),
    including: LIKE_OPTIONS.flatMap(([bit, name]) => ((options & bit) === 0 ? [] : [name])),
  };
}

/** CREATE TABLE AS and SELECT INTO: a table whose columns are those of a query, by name where they have one. */
export function createTableAs(
  into: Ast.IntoClause | undefined,
  query: Node | undefined,
  place: { readonly text: StatementText; readonly ifNotExists: boolean },
): readonly Extracted[] {
  return [
    {
      kind: 'createTable',
      nameRange: place.text.nameAtLocation(into?.rel?.location),
      table: relationName(into?.rel),
      tableKind: 'table',
      temporary: into?.rel?.relpersistence === 't',
      ifNotExists: place.ifNotExists,
      elements: [],
      inherits: [],
      partitionOf: undefined,
      columnsKnown: false,
      populated: into?.skipData !== true && query !== undefined,
    },
  ];
}
