import type { Ast } from '../sql/ast.ts';
import { as, stringsOf } from '../sql/ast.ts';
import { quoteIdentifier } from '../sql/identifier.ts';
import { indexName } from './generatedName.ts';
import { keyOf, nameOf, relationOf, sql } from './names.ts';
import type { Reversal } from './reversal.ts';
import { cautionIf, lost, undo } from './reversal.ts';
import type { Reversers } from './reversers.ts';

/** Tables, views, indexes, sequences and statistics that a statement makes. */
export const relationReversers: Reversers = {
  CreateStmt: (node) => dropTable(node, 'table'),
  CreateForeignTableStmt: (node) => dropTable(node.base ?? {}, 'foreign table'),
  CreateTableAsStmt: (node) => {
    const relation = node.into?.rel;
    if (isTemporary(relation)) return [];
    const kind = node.objtype === 'OBJECT_MATVIEW' ? 'materialized view' : 'table';
    return dropRelation(kind, relation, cautionIf(node.if_not_exists, 'ifNotExists'));
  },
  ViewStmt: (node) =>
    isTemporary(node.view) ? [] : dropRelation('view', node.view, cautionIf(node.replace, 'orReplace')),
  IndexStmt: dropIndex,
  CreateSeqStmt: (node) =>
    isTemporary(node.sequence)
      ? []
      : dropRelation('sequence', node.sequence, cautionIf(node.if_not_exists, 'ifNotExists')),
  CreateStatsStmt: (node) => {
    const name = nameOf(stringsOf(node.defnames));
    const table = relationOf(as(node.relations?.[0], 'RangeVar'));
    if (name.name === '') return lost('create statistics without a name');
    return undo(`drop statistics ${sql(name)}`, {
      creates: keyOf('statistics', name),
      partOf: [keyOf('table', table)],
      ...cautionIf(node.if_not_exists, 'ifNotExists'),
    });
  },
};

/** The table that SELECT … INTO makes. */
export function reverseSelectInto(node: Ast.SelectStmt): readonly Reversal[] {
  const relation = node.intoClause?.rel;
  return relation === undefined || isTemporary(relation) ? [] : dropRelation('table', relation, {});
}

/** Whether a relation lives only as long as its session, so that nothing is left to undo. */
export function isTemporary(relation: Ast.RangeVar | undefined): boolean {
  return relation?.relpersistence === 't' || relation?.schemaname === 'pg_temp';
}

function dropTable(node: Ast.CreateStmt, kind: string): readonly Reversal[] {
  if (isTemporary(node.relation)) return [];
  const parent = node.partbound === undefined ? undefined : as(node.inhRelations?.[0], 'RangeVar');
  return dropRelation(kind, node.relation, {
    ...cautionIf(node.if_not_exists, 'ifNotExists'),
    // A partition goes with its parent.
    ...(parent === undefined ? {} : { partOf: [keyOf('table', relationOf(parent))], dependsOnOthers: true }),
  });
}

function dropRelation(
  kind: string,
  relation: Ast.RangeVar | undefined,
  more: Partial<Reversal>,
): readonly Reversal[] {
  const name = relationOf(relation);
  return undo(`drop ${kind} ${sql(name)}`, { ...more, creates: relationKey(kind, name) });
}

/** Tables, views and the like share one name space, so they share keys. */
export function relationKey(kind: string, name: { schema: string | undefined; name: string }): string {
  return keyOf(kind === 'index' ? 'index' : 'table', name);
}

function dropIndex(node: Ast.IndexStmt): readonly Reversal[] {
  const table = relationOf(node.relation);
  const name = node.idxname ?? indexName(table.name, node);
  const partOf = [keyOf('table', table)];
  if (name === undefined) {
    return lost(`create index on ${sql(table)} (an index over expressions needs a name to be dropped by)`, {
      partOf,
    });
  }
  const index = { schema: table.schema, name };
  const plain =
    node.whereClause === undefined &&
    (node.indexParams ?? []).every((parameter) => as(parameter, 'IndexElem')?.name !== undefined);
  return undo(`drop index ${node.concurrent === true ? 'concurrently ' : ''}${sql(index)}`, {
    creates: relationKey('index', index),
    partOf,
    dependsOnOthers: !plain,
    ...cautionIf(node.if_not_exists, 'ifNotExists'),
  });
}

/** A column as DROP COLUMN and RENAME COLUMN write it. */
export function columnSql(column: string | undefined): string {
  return quoteIdentifier(column ?? '');
}
