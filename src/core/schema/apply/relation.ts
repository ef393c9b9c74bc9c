import type { OperationOf } from '../operation.ts';
import { argumentTypeText } from '../typeName.ts';
import { keyOf } from '../types.ts';
import type { Origin, QualifiedName } from '../types.ts';
import { dropOwnedSequences } from './column.ts';
import { dropForeignKeysTo } from './constraint.ts';
import { deleteRoutine, deleteTable, indexesOn, putIndex, putTable, sameName } from './draft.ts';
import type { Draft } from './draft.ts';
import { dropGrantsOn } from './privilege.ts';
import { renameEverywhere } from './rename.ts';
import { relationExists, resolveRelation } from './resolve.ts';

/** DROP TABLE, VIEW, MATERIALIZED VIEW, INDEX, SEQUENCE, FOREIGN TABLE. */
export function dropRelation(draft: Draft, operation: OperationOf<'dropRelation'>): void {
  const name = resolveRelation(draft, operation.name);
  const key = keyOf(name);
  switch (operation.relationKind) {
    case 'table':
    case 'foreignTable':
      if (!draft.tables.has(key)) return;
      dropTable(draft, name);
      if (operation.cascade) dropDependents(draft, name);
      return;
    case 'view':
    case 'materializedView':
      dropView(draft, name);
      if (operation.cascade) dropDependents(draft, name);
      return;
    case 'index':
      draft.indexes = draft.indexes.delete(key);
      return;
    case 'sequence':
      draft.sequences = draft.sequences.delete(key);
      dropGrantsOn(draft, name, 'sequence');
      return;
    case 'type':
      return;
  }
}

/** Drops a table with its indexes, policies, triggers, sequences, grants, partitions and the foreign keys that point at it. */
export function dropTable(draft: Draft, name: QualifiedName): void {
  const table = draft.tables.get(keyOf(name));
  if (table === undefined) return;
  for (const child of table.children) {
    const below = draft.tables.get(keyOf(child));
    if (below?.partitionOf !== undefined) dropTable(draft, child);
    else if (below !== undefined) {
      putTable(draft, { ...below, inherits: below.inherits.filter((each) => !sameName(each, name)) });
    }
  }
  for (const parent of [...table.inherits, ...(table.partitionOf === undefined ? [] : [table.partitionOf])]) {
    const above = draft.tables.get(keyOf(parent));
    if (above === undefined) continue;
    putTable(draft, { ...above, children: above.children.filter((each) => !sameName(each, name)) });
  }
  dropForeignKeysTo(draft, name);
  draft.indexes = draft.indexes.deleteAll(indexesOn(draft, name).map((index) => keyOf(index.name)));
  dropParts(draft, name);
  dropOwnedSequences(draft, name);
  dropGrantsOn(draft, name, 'table');
  draft.publications = draft.publications.map((publication) =>
    publication.tables === 'all' || !publication.tables.some((each) => sameName(each, name))
      ? publication
      : { ...publication, tables: publication.tables.filter((each) => !sameName(each, name)) },
  );
  deleteTable(draft, name);
}

function dropParts(draft: Draft, name: QualifiedName): void {
  const prefix = `${keyOf(name)}/`;
  const keysOf = (parts: {
    keySeq(): { filter(is: (key: string) => boolean): { toArray(): string[] } };
  }): string[] =>
    parts
      .keySeq()
      .filter((key) => key.startsWith(prefix))
      .toArray();
  draft.policies = draft.policies.deleteAll(keysOf(draft.policies));
  draft.triggers = draft.triggers.deleteAll(keysOf(draft.triggers));
}

function dropView(draft: Draft, name: QualifiedName): void {
  if (!draft.views.has(keyOf(name))) return;
  draft.views = draft.views.delete(keyOf(name));
  draft.indexes = draft.indexes.deleteAll(indexesOn(draft, name).map((index) => keyOf(index.name)));
  dropParts(draft, name);
  dropGrantsOn(draft, name, 'table');
}

/** Drops temporary tables and views, and functions made in `pg_temp`. */
export function dropTemporary(draft: Draft): void {
  const isTemporary = ({ name }: { readonly name: QualifiedName }): boolean => name.schema === 'pg_temp';
  for (const table of draft.tables.filter(isTemporary).values()) dropTable(draft, table.name);
  for (const view of draft.views.filter(isTemporary).values()) dropView(draft, view.name);
  for (const routine of draft.routines.filter(isTemporary).values()) deleteRoutine(draft, routine);
}

/** What CASCADE takes along: views over it, policies that read it, functions of its row type. */
export function dropDependents(draft: Draft, name: QualifiedName): void {
  const mentions = ({ uses }: { readonly uses: { readonly relations: readonly QualifiedName[] } }): boolean =>
    uses.relations.some((each) => sameName(each, name));
  for (const view of draft.views.filter(mentions).values()) {
    dropView(draft, view.name);
    dropDependents(draft, view.name);
  }
  draft.policies = draft.policies.filter((policy) => !mentions(policy));
  dropRoutinesOfType(draft, name);
}

/** Drops the functions that take or return the type. */
export function dropRoutinesOfType(draft: Draft, name: QualifiedName): void {
  const text = argumentTypeText({ ...name, modifiers: [], array: false });
  const array = `${text}[]`;
  for (const routine of draft.routines.values()) {
    const types = [...routine.argumentTypes, routine.returns];
    if (types.includes(text) || types.includes(array)) deleteRoutine(draft, routine);
  }
}

/** ALTER … RENAME TO of a table, view, index or sequence, whatever word the statement uses for it. */
export function renameRelation(draft: Draft, operation: OperationOf<'renameRelation'>, origin: Origin): void {
  const from = resolveRelation(draft, operation.name);
  moveRelation(draft, from, { ...from, name: operation.newName }, origin);
}

/** ALTER … SET SCHEMA: indexes and sequences of the table move along. */
export function setRelationSchema(
  draft: Draft,
  operation: OperationOf<'setRelationSchema'>,
  origin: Origin,
): void {
  const from = resolveRelation(draft, operation.name);
  const schema = operation.newSchema;
  moveRelation(draft, from, { ...from, schema }, origin);
}

/** Gives a relation a new name, and moves its indexes and sequences when the schema changes. */
export function moveRelation(draft: Draft, from: QualifiedName, to: QualifiedName, origin: Origin): void {
  const index = draft.indexes.get(keyOf(from));
  if (sameName(from, to) || !relationExists(draft, keyOf(from))) return;
  if (index !== undefined) {
    renameIndex(draft, from, to);
    return;
  }
  const indexes = from.schema === to.schema ? [] : indexesOn(draft, from);
  const table = draft.tables.get(keyOf(from));
  if (table !== undefined) {
    deleteTable(draft, from);
    putTable(draft, { ...table, name: to, altered: table.altered.push(origin) });
  }
  renameEverywhere(draft, from, to);
  for (const each of indexes) renameIndex(draft, each.name, { ...each.name, schema: to.schema });
  if (from.schema !== to.schema) moveOwnedSequences(draft, to);
}

function moveOwnedSequences(draft: Draft, table: QualifiedName): void {
  const owned = draft.sequences.filter(
    ({ ownedBy }) => ownedBy !== undefined && sameName(ownedBy.table, table),
  );
  for (const [key, sequence] of owned) {
    const name = { ...sequence.name, schema: table.schema };
    draft.sequences = draft.sequences.delete(key).set(keyOf(name), { ...sequence, name });
  }
}

/** An index that backs a constraint gives it its name. */
function renameIndex(draft: Draft, from: QualifiedName, to: QualifiedName): void {
  const index = draft.indexes.get(keyOf(from));
  if (index === undefined) return;
  draft.indexes = draft.indexes.delete(keyOf(from));
  const constraint = index.constraint === undefined ? undefined : to.name;
  putIndex(draft, { ...index, name: to, constraint });
  const table = draft.tables.get(keyOf(index.table));
  if (table === undefined || index.constraint === undefined) return;
  putTable(draft, {
    ...table,
    constraints: table.constraints.map((each) =>
      each.name === from.name ? { ...each, name: to.name } : each,
    ),
  });
}

/** RENAME CONSTRAINT: its index is renamed with it, and so are inherited checks. */
export function renameConstraint(
  draft: Draft,
  name: QualifiedName,
  rename: { readonly constraint: string; readonly newName: string; readonly origin: Origin },
): void {
  const table = draft.tables.get(keyOf(name));
  if (table === undefined) return;
  const { schema } = name;
  const index = draft.indexes.get(`${schema}.${rename.constraint}`);
  if (index?.constraint === rename.constraint && sameName(index.table, name)) {
    renameIndex(draft, index.name, { schema, name: rename.newName });
    return;
  }
  putTable(draft, {
    ...table,
    constraints: table.constraints.map((each) =>
      each.name === rename.constraint ? { ...each, name: rename.newName } : each,
    ),
    altered: table.altered.push(rename.origin),
  });
  for (const child of table.children) renameConstraint(draft, child, rename);
}
