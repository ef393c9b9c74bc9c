import type { Certainty, ConstraintFacts } from '../operation.ts';
import { keyOf } from '../types.ts';
import type { Constraint, Index, Origin, QualifiedName, Table } from '../types.ts';
import { alterTable, constraintNamed, putIndex, putTable, sameName } from './draft.ts';
import type { Draft } from './draft.ts';
import { chooseConstraintName, chooseRelationName, nameAddition, uniqueLabels } from './implicitNames.ts';
import { findTable, resolveRelation, resolveUses } from './resolve.ts';

/** What an applied constraint comes with. */
export interface ConstraintPlace {
  readonly origin: Origin;
  readonly certainty: Certainty;
}

/**
 * Adds a constraint to a table of the draft, with the name, the index and the NOT NULLs that Postgres
 * gives it, and hands it down to partitions (all but NOT VALID bookkeeping) and to inheriting tables
 * (CHECK only). A guarded one that is already there changes nothing.
 */
export function addConstraint(
  draft: Draft,
  name: QualifiedName,
  facts: ConstraintFacts,
  place: ConstraintPlace,
): void {
  const table = draft.tables.get(keyOf(name));
  if (table === undefined) return;
  if (place.certainty !== 'certain' && isThere(table, facts)) return;
  const constraint = constraintOf(draft, table, facts, place.origin);
  const backing =
    facts.usingIndex === undefined ? undefined : takeIndex(draft, table, facts.usingIndex, constraint);
  const added = backing === undefined ? constraint : { ...constraint, columns: columnsOf(backing) };
  attach(draft, name, added, place.origin);
  if (backing === undefined && isIndexed(added)) putIndex(draft, indexOf(table, added, facts));
  for (const child of table.children) {
    const inherited = draft.tables.get(keyOf(child))?.partitionOf === undefined;
    if (inherited && facts.kind !== 'check') continue;
    addConstraint(draft, child, childFacts(facts, added), place);
  }
}

/** Checks and foreign keys keep their name on partitions; indexes get one of their own. */
function childFacts(facts: ConstraintFacts, parent: Constraint): ConstraintFacts {
  const keepsName = facts.kind === 'check' || facts.kind === 'foreignKey' || facts.kind === 'notNull';
  return {
    ...facts,
    name: keepsName ? parent.name : undefined,
    columns: parent.columns,
    usingIndex: undefined,
  };
}

/**
 * Constraints of one statement in the order in which Postgres names them: checks as written, then the
 * primary key, then other keys, then foreign keys. A UNIQUE over the very columns of another key gives
 * it its name and goes (transformIndexConstraints in parse_utilcmd.c).
 */
export function namingOrder(written: readonly ConstraintFacts[]): readonly ConstraintFacts[] {
  const ordered = [...written].sort((left, right) => namingRank(left) - namingRank(right));
  const kept: ConstraintFacts[] = [];
  for (const facts of ordered) {
    const prior = facts.kind === 'unique' ? kept.findIndex((each) => isSameKey(each, facts)) : -1;
    const same = kept[prior];
    if (same === undefined) kept.push(facts);
    else kept[prior] = { ...same, name: same.name ?? facts.name };
  }
  return kept;
}

function namingRank({ kind }: ConstraintFacts): number {
  if (kind === 'check' || kind === 'notNull') return 0;
  if (kind === 'primaryKey') return 1;
  return kind === 'foreignKey' ? 3 : 2;
}

function isSameKey(left: ConstraintFacts, right: ConstraintFacts): boolean {
  return (
    (left.kind === 'primaryKey' || left.kind === 'unique') &&
    left.columns.join() === right.columns.join() &&
    left.including.join() === right.including.join() &&
    left.deferrable === right.deferrable &&
    left.nullsNotDistinct === right.nullsNotDistinct &&
    left.usingIndex === right.usingIndex
  );
}

function isThere(table: Table, facts: ConstraintFacts): boolean {
  if (facts.name !== undefined) return constraintNamed(table, facts.name) !== undefined;
  return table.constraints.some(
    (constraint) =>
      constraint.kind === facts.kind &&
      constraint.expressionText === facts.expressionText &&
      (facts.kind === 'primaryKey' || constraint.columns.join() === facts.columns.join()),
  );
}

function attach(draft: Draft, name: QualifiedName, constraint: Constraint, origin: Origin): void {
  const notNull = constraint.kind === 'primaryKey' || (constraint.kind === 'notNull' && constraint.validated);
  alterTable(draft, name, origin, (table) => ({
    ...table,
    constraints: withoutNamed(table, constraint.name).push(constraint),
    columns: notNull
      ? table.columns.map((column) =>
          constraint.columns.includes(column.name) ? { ...column, notNull: true } : column,
        )
      : table.columns,
  }));
}

function withoutNamed(table: Table, name: string): Table['constraints'] {
  const at = table.constraints.findIndex((each) => each.name === name);
  return at < 0 ? table.constraints : table.constraints.delete(at);
}

/** The constraint with names resolved and its own name chosen where none is written. */
export function constraintOf(draft: Draft, table: Table, facts: ConstraintFacts, origin: Origin): Constraint {
  return {
    name: facts.name ?? facts.usingIndex ?? implicitName(draft, table, facts),
    kind: facts.kind,
    columns: facts.kind === 'check' ? ownColumns(table, facts.columns) : facts.columns,
    references: referencesOf(draft, facts),
    onDelete: facts.onDelete,
    onUpdate: facts.onUpdate,
    deferrable: facts.deferrable,
    expressionText: facts.expressionText,
    uses: resolveUses(draft, facts.uses),
    validated: facts.validated,
    origin,
  };
}

/** A CHECK's expression may mention other words than columns, such as names in a cast. */
function ownColumns(table: Table, columns: readonly string[]): readonly string[] {
  if (table.uncertain.includes('columns')) return columns;
  return columns.filter((name) => table.columns.some((column) => column.name === name));
}

function referencesOf(draft: Draft, facts: ConstraintFacts): Constraint['references'] {
  if (facts.references === undefined) return undefined;
  const table = resolveRelation(draft, facts.references.table);
  if (facts.references.columns.length > 0) return { table, columns: facts.references.columns };
  const key = findTable(draft, facts.references.table)?.constraints.find(
    (each) => each.kind === 'primaryKey',
  );
  return { table, columns: key?.columns ?? [] };
}

function implicitName(draft: Draft, table: Table, facts: ConstraintFacts): string {
  const base = { schema: table.name.schema, first: table.name.name };
  const labels = facts.keys.length > 0 ? facts.keys.map((key) => key.label) : facts.columns;
  switch (facts.kind) {
    case 'primaryKey':
      return chooseRelationName(draft, { ...base, second: undefined, label: 'pkey' }, 'forConstraint');
    case 'unique':
    case 'exclusion': {
      const second = nameAddition(uniqueLabels([...labels, ...facts.including]));
      const label = facts.kind === 'unique' ? 'key' : 'excl';
      return chooseRelationName(draft, { ...base, second, label }, 'forConstraint');
    }
    case 'foreignKey':
      return chooseConstraintName(draft, { ...base, second: nameAddition(facts.columns), label: 'fkey' });
    case 'notNull':
      return chooseConstraintName(draft, { ...base, second: facts.columns[0], label: 'not_null' });
    case 'check': {
      const columns = ownColumns(table, facts.columns);
      const second = columns.length === 1 ? columns[0] : undefined;
      return chooseConstraintName(draft, { ...base, second, label: 'check' });
    }
  }
}

function isIndexed(constraint: Constraint): boolean {
  return constraint.kind === 'primaryKey' || constraint.kind === 'unique' || constraint.kind === 'exclusion';
}

function indexOf(table: Table, constraint: Constraint, facts: ConstraintFacts): Index {
  const keys = facts.keys.length > 0 ? facts.keys : undefined;
  return {
    name: { schema: table.name.schema, name: constraint.name },
    table: table.name,
    columns: keys?.map((key) => key.column) ?? constraint.columns,
    unique: constraint.kind !== 'exclusion',
    predicateText: undefined,
    keyTexts: keys?.map((key) => key.text) ?? constraint.columns,
    including: facts.including,
    nullsNotDistinct: facts.nullsNotDistinct,
    constraint: constraint.name,
    uses: constraint.uses,
    method: facts.method ?? 'btree',
    concurrent: false,
    origin: constraint.origin,
  };
}

/** `USING INDEX i`: the index takes the constraint's name. */
function takeIndex(draft: Draft, table: Table, written: string, constraint: Constraint): Index | undefined {
  const index = draft.indexes.get(`${table.name.schema}.${written}`);
  if (index === undefined) return undefined;
  const taken = { ...index, name: { ...index.name, name: constraint.name }, constraint: constraint.name };
  draft.indexes = draft.indexes.delete(keyOf(index.name));
  putIndex(draft, taken);
  return taken;
}

function columnsOf(index: Index): readonly string[] {
  return index.columns.flatMap((column) => column ?? []);
}

/**
 * Drops a constraint with its index, on the table and on those below it. What depends on it goes too:
 * foreign keys that point at a primary key or unique constraint, which Postgres drops with CASCADE only.
 */
export function dropConstraint(draft: Draft, name: QualifiedName, constraint: string, origin: Origin): void {
  const table = draft.tables.get(keyOf(name));
  const dropped = table === undefined ? undefined : constraintNamed(table, constraint);
  if (table === undefined || dropped === undefined) return;
  alterTable(draft, name, origin, (before) => ({
    ...before,
    constraints: before.constraints.filter((each) => each !== dropped),
  }));
  if (isIndexed(dropped)) {
    draft.indexes = draft.indexes.delete(`${name.schema}.${constraint}`);
    if (dropped.kind !== 'exclusion') dropForeignKeysTo(draft, name, dropped.columns);
  }
  for (const child of table.children) {
    const below = draft.tables.get(keyOf(child));
    const match = below?.constraints.find((each) => isInheritedFrom(each, dropped));
    if (match !== undefined) dropConstraint(draft, child, match.name, origin);
  }
}

function isInheritedFrom(child: Constraint, parent: Constraint): boolean {
  if (child.kind !== parent.kind) return false;
  return isIndexed(parent) ? child.columns.join() === parent.columns.join() : child.name === parent.name;
}

/** Drops the foreign keys of other tables that point at `table`; only those at `columns` when given. */
export function dropForeignKeysTo(draft: Draft, table: QualifiedName, columns?: readonly string[]): void {
  const wanted = columns === undefined ? undefined : [...columns].sort().join();
  const points = ({ references }: Constraint): boolean =>
    references !== undefined &&
    sameName(references.table, table) &&
    (wanted === undefined || [...references.columns].sort().join() === wanted);
  for (const other of draft.tables.values()) {
    if (!other.constraints.some(points)) continue;
    putTable(draft, { ...other, constraints: other.constraints.filter((each) => !points(each)) });
  }
}

/** Changes the constraint of that name, if it is there, on the table and on those below it. */
export function changeConstraint(
  draft: Draft,
  name: QualifiedName,
  change: {
    readonly constraint: string;
    readonly origin: Origin;
    readonly to: (constraint: Constraint) => Constraint;
  },
): void {
  const children = draft.tables.get(keyOf(name))?.children ?? [];
  alterTable(draft, name, change.origin, (table) => {
    const index = table.constraints.findIndex((each) => each.name === change.constraint);
    return index < 0
      ? table
      : { ...table, constraints: table.constraints.update(index, (each) => each && change.to(each)) };
  });
  for (const child of children) changeConstraint(draft, child, change);
}
