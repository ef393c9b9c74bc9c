import type { List } from 'immutable';
import type { Certainty, ColumnFacts, NameReference, OperationOf } from '../operation.ts';
import { keyOf } from '../types.ts';
import type { Column, Constraint, Origin, QualifiedName, Table, TypeReference } from '../types.ts';
import { addConstraint, dropConstraint, dropForeignKeysTo, namingOrder } from './constraint.ts';
import { alterTable, indexesOn, putTable, sameName } from './draft.ts';
import type { Draft } from './draft.ts';
import { chooseRelationName } from './implicitNames.ts';
import { resolveUses } from './resolve.ts';

/** The column that a definition makes in `table`, with the sequence of a `serial` or identity column. */
export function makeColumn(draft: Draft, table: QualifiedName, facts: ColumnFacts, origin: Origin): Column {
  const own = { ...origin, nameRange: facts.nameRange };
  const sequence =
    facts.serial || facts.identity
      ? makeSequence(draft, table, { column: facts.name, origin: own, sequence: facts.sequence })
      : undefined;
  return {
    name: facts.name,
    type: facts.type,
    notNull: facts.notNull,
    defaultText: facts.serial && sequence !== undefined ? nextvalOf(sequence) : facts.defaultText,
    identity: facts.identity,
    generated: facts.generated,
    generatedText: facts.generatedText,
    uses: resolveUses(draft, facts.uses),
    comment: undefined,
    origin: own,
  };
}

function nextvalOf(sequence: QualifiedName): string {
  const name = sequence.schema === 'public' ? sequence.name : keyOf(sequence);
  return `nextval('${name}'::regclass)`;
}

/** The sequence of a `serial` or identity column, under the name that Postgres chooses. */
export function makeSequence(
  draft: Draft,
  table: QualifiedName,
  owner: { readonly column: string; readonly origin: Origin; readonly sequence?: NameReference | undefined },
): QualifiedName {
  const { schema } = table;
  const name = {
    schema: owner.sequence?.schema ?? schema,
    name:
      owner.sequence?.name ??
      chooseRelationName(draft, { schema, first: table.name, second: owner.column, label: 'seq' }),
  };
  const ownedBy = { table, column: owner.column };
  draft.sequences = draft.sequences.set(keyOf(name), { name, ownedBy, origin: owner.origin });
  return name;
}

/** ADD COLUMN with the constraints written beside it, on the table and on those below it. */
export function addColumn(
  draft: Draft,
  name: QualifiedName,
  column: ColumnFacts,
  place: { readonly origin: Origin; readonly certainty: Certainty; readonly ifNotExists: boolean },
): void {
  const table = draft.tables.get(keyOf(name));
  if (table === undefined) return;
  const existing = indexOfColumn(table.columns, column.name);
  if (existing >= 0 && (place.ifNotExists || place.certainty !== 'certain')) return;
  const made = makeColumn(draft, name, column, place.origin);
  alterTable(draft, name, place.origin, (before) => ({
    ...before,
    columns: existing < 0 ? before.columns.push(made) : before.columns.set(existing, made),
  }));
  copyColumnDown(draft, table, made);
  for (const constraint of namingOrder(column.constraints)) addConstraint(draft, name, constraint, place);
}

/** Tables below get the column itself; only partitions share an identity. Constraints go their own way. */
function copyColumnDown(draft: Draft, parent: Table, column: Column): void {
  for (const child of parent.children) {
    const table = draft.tables.get(keyOf(child));
    if (table === undefined || indexOfColumn(table.columns, column.name) >= 0) continue;
    const copy = { ...column, identity: column.identity && table.partitionOf !== undefined };
    putTable(draft, { ...table, columns: table.columns.push(copy) });
    copyColumnDown(draft, table, copy);
  }
}

/** Position of a column by name, or -1. */
export function indexOfColumn(columns: List<Column>, name: string): number {
  return columns.findIndex((column) => column.name === name);
}

/** DROP COLUMN: takes along the constraints and indexes that use it, and what depends on it. */
export function dropColumn(draft: Draft, name: QualifiedName, column: string, origin: Origin): void {
  const table = draft.tables.get(keyOf(name));
  if (table === undefined) return;
  for (const constraint of table.constraints) {
    if (constraint.columns.includes(column)) dropConstraint(draft, name, constraint.name, origin);
  }
  const uses = (index: {
    readonly columns: readonly (string | undefined)[];
    readonly including: readonly string[];
  }) => index.columns.includes(column) || index.including.includes(column);
  for (const index of indexesOn(draft, name)) {
    if (uses(index) || index.uses.columns.includes(column))
      draft.indexes = draft.indexes.delete(keyOf(index.name));
  }
  dropForeignKeysTo(draft, name, [column]);
  dropOwnedSequences(draft, name, column);
  alterTable(draft, name, origin, (before) => {
    const at = indexOfColumn(before.columns, column);
    return at < 0 ? before : { ...before, columns: before.columns.delete(at) };
  });
  for (const child of table.children) dropColumn(draft, child, column, origin);
}

/** DROP COLUMN … CASCADE: policies, triggers and views that mention the column go as well. */
export function dropColumnDependents(draft: Draft, table: QualifiedName, column: string): void {
  draft.policies = draft.policies.filter(
    (policy) => !(sameName(policy.table, table) && policy.uses.columns.includes(column)),
  );
  draft.triggers = draft.triggers.filter(
    (trigger) => !(sameName(trigger.table, table) && trigger.columns.includes(column)),
  );
  draft.views = draft.views.filter(
    (view) =>
      !(view.uses.columns.includes(column) && view.uses.relations.some((each) => sameName(each, table))),
  );
}

/** Drops the sequences that belong to a table; only those of `column` when given. */
export function dropOwnedSequences(draft: Draft, table: QualifiedName, column?: string): void {
  const owned = draft.sequences.filter(
    ({ ownedBy }) =>
      ownedBy !== undefined &&
      sameName(ownedBy.table, table) &&
      (column === undefined || ownedBy.column === column),
  );
  if (owned.size > 0) draft.sequences = draft.sequences.deleteAll(owned.keys());
}

/** Changes the column of that name, if it is there, on the table and on those below it. */
export function changeColumn(
  draft: Draft,
  name: QualifiedName,
  change: { readonly column: string; readonly origin: Origin; readonly to: (column: Column) => Column },
): void {
  const children = draft.tables.get(keyOf(name))?.children ?? [];
  alterTable(draft, name, change.origin, (table) => {
    const at = indexOfColumn(table.columns, change.column);
    const column = table.columns.get(at);
    return at < 0 || column === undefined
      ? table
      : { ...table, columns: table.columns.set(at, change.to(column)) };
  });
  for (const child of children) changeColumn(draft, child, change);
}

/** The new type of a column; a `serial` type cannot be given afterwards. */
export function withType(type: TypeReference): (column: Column) => Column {
  return (column) => ({ ...column, type });
}

/** ADD, SET or DROP IDENTITY. */
export function setIdentity(
  draft: Draft,
  table: QualifiedName,
  operation: OperationOf<'setIdentity'>,
  origin: Origin,
): void {
  const { column, identity, sequence } = operation;
  const before = draft.tables.get(keyOf(table))?.columns.find((each) => each.name === column);
  if (before === undefined || before.identity === identity) return;
  if (identity) makeSequence(draft, table, { column, origin, sequence });
  else dropOwnedSequences(draft, table, column);
  changeColumn(draft, table, {
    column,
    origin,
    to: (each) => ({ ...each, identity, notNull: identity || each.notNull }),
  });
}

/** RENAME COLUMN, with everything that names it. */
export function renameColumn(
  draft: Draft,
  name: QualifiedName,
  rename: { readonly column: string; readonly newName: string; readonly origin: Origin },
): void {
  const { column, newName, origin } = rename;
  const table = draft.tables.get(keyOf(name));
  if (table === undefined || indexOfColumn(table.columns, column) < 0) return;
  const swap = (each: string): string => (each === column ? newName : each);
  alterTable(draft, name, origin, (before) => ({
    ...before,
    columns: before.columns.map((each) => (each.name === column ? { ...each, name: newName } : each)),
    constraints: before.constraints.map((each) =>
      each.columns.includes(column) ? { ...each, columns: each.columns.map(swap) } : each,
    ),
  }));
  renameInReferences(draft, name, swap);
  renameInIndexes(draft, name, { column, newName });
  draft.sequences = draft.sequences.map((sequence) =>
    sequence.ownedBy?.column === column && sameName(sequence.ownedBy.table, name)
      ? { ...sequence, ownedBy: { ...sequence.ownedBy, column: newName } }
      : sequence,
  );
  draft.policies = draft.policies.map((policy) =>
    sameName(policy.table, name) && policy.uses.columns.includes(column)
      ? { ...policy, uses: { ...policy.uses, columns: policy.uses.columns.map(swap) } }
      : policy,
  );
  draft.triggers = draft.triggers.map((trigger) =>
    sameName(trigger.table, name) && trigger.columns.includes(column)
      ? { ...trigger, columns: trigger.columns.map(swap) }
      : trigger,
  );
  for (const child of table.children) renameColumn(draft, child, rename);
}

function renameInReferences(draft: Draft, table: QualifiedName, swap: (column: string) => string): void {
  const points = ({ references }: Constraint): boolean =>
    references !== undefined && sameName(references.table, table);
  for (const other of draft.tables.values()) {
    if (!other.constraints.some(points)) continue;
    putTable(draft, {
      ...other,
      constraints: other.constraints.map((each) =>
        each.references !== undefined && points(each)
          ? { ...each, references: { table, columns: each.references.columns.map(swap) } }
          : each,
      ),
    });
  }
}

function renameInIndexes(
  draft: Draft,
  table: QualifiedName,
  rename: { readonly column: string; readonly newName: string },
): void {
  const { column, newName } = rename;
  const swap = (each: string): string => (each === column ? newName : each);
  for (const index of indexesOn(draft, table)) {
    const keyTexts = index.keyTexts.map((text, position) =>
      index.columns[position] === column ? text.replace(column, () => newName) : text,
    );
    draft.indexes = draft.indexes.set(keyOf(index.name), {
      ...index,
      columns: index.columns.map((each) => (each === undefined ? each : swap(each))),
      including: index.including.map(swap),
      uses: { ...index.uses, columns: index.uses.columns.map(swap) },
      keyTexts,
    });
  }
}
