import type { OperationOf } from '../operation.ts';
import { keyOf } from '../types.ts';
import type { Index, Origin, QualifiedName } from '../types.ts';
import { putIndex } from './draft.ts';
import type { Draft } from './draft.ts';
import { chooseRelationName, nameAddition, uniqueLabels } from './implicitNames.ts';
import { relationExists, resolveRelation, resolveUses } from './resolve.ts';

/** CREATE INDEX, on a table or materialized view; on a partitioned table also on its partitions. */
export function createIndex(draft: Draft, operation: OperationOf<'createIndex'>, origin: Origin): void {
  const table = resolveRelation(draft, operation.table);
  const labels = [...operation.keys.map((key) => key.label), ...operation.including];
  const name = {
    schema: table.schema,
    name: operation.name ?? implicitIndexName(draft, table, labels),
  };
  const guarded = operation.ifNotExists || operation.certainty !== 'certain';
  if (operation.name !== undefined && guarded && relationExists(draft, keyOf(name))) return;
  const index: Index = {
    name,
    table,
    columns: operation.keys.map((key) => key.column),
    unique: operation.unique,
    predicateText: operation.predicateText,
    keyTexts: operation.keys.map((key) => key.text),
    including: operation.including,
    nullsNotDistinct: operation.nullsNotDistinct,
    constraint: undefined,
    uses: resolveUses(draft, operation.uses),
    method: operation.method,
    concurrent: operation.concurrent,
    origin,
  };
  putIndex(draft, index);
  if (!operation.only) cloneToChildren(draft, index, { labels, origin });
}

function cloneToChildren(
  draft: Draft,
  index: Index,
  place: { readonly labels: readonly string[]; readonly origin: Origin },
): void {
  const parent = draft.tables.get(keyOf(index.table));
  if (parent?.kind !== 'partitioned') return;
  for (const child of parent.children) {
    const name = { schema: child.schema, name: implicitIndexName(draft, child, place.labels) };
    const clone = { ...index, name, table: child };
    putIndex(draft, clone);
    cloneToChildren(draft, clone, place);
  }
}

function implicitIndexName(draft: Draft, table: QualifiedName, labels: readonly string[]): string {
  const second = nameAddition(uniqueLabels(labels));
  return chooseRelationName(draft, { schema: table.schema, first: table.name, second, label: 'idx' });
}

/** The same index on another table, under the name that Postgres would choose there. */
export function cloneIndex(
  draft: Draft,
  index: Index,
  to: { readonly table: QualifiedName; readonly origin: Origin },
): Index {
  const labels = index.columns.map(
    (column, position) => column ?? expressionLabel(index.keyTexts[position] ?? ''),
  );
  const name = {
    schema: to.table.schema,
    name: implicitIndexName(draft, to.table, [...labels, ...index.including]),
  };
  return { ...index, name, table: to.table, constraint: undefined, origin: to.origin };
}

/** A key such as `lower(a)` is called after its function, anything else `expr`. */
function expressionLabel(text: string): string {
  return /^(\w+)\s*\(/u.exec(text)?.[1] ?? 'expr';
}
