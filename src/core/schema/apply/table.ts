import { List } from 'immutable';
import type { ColumnFacts, ConstraintFacts, LikeFacts, OperationOf } from '../operation.ts';
import { keyOf } from '../types.ts';
import type { Column, Constraint, Index, Origin, QualifiedName, Table } from '../types.ts';
import { indexOfColumn, makeColumn } from './column.ts';
import { addConstraint } from './constraint.ts';
import { indexesOn, markUncertain, putIndex, putTable } from './draft.ts';
import type { Draft } from './draft.ts';
import { cloneIndex } from './indexes.ts';
import { findTable, newName, relationExists, resolveRelation } from './resolve.ts';
import { dropTable } from './relation.ts';

/** CREATE TABLE in all its forms. */
export function createTable(draft: Draft, operation: OperationOf<'createTable'>, origin: Origin): void {
  const name = newName(draft, operation.table);
  const key = keyOf(name);
  const guarded = operation.ifNotExists || operation.certainty !== 'certain';
  if (relationExists(draft, key) && guarded) return;
  // Had it still been there, the statement would have failed: something unseen has dropped it.
  if (draft.tables.has(key)) dropTable(draft, name);
  putTable(draft, emptyTable(draft, operation, name, origin));
  for (const parent of parentsOf(draft, operation)) inheritFrom(draft, name, parent, operation);
  const context = { draft, name, origin };
  const likes: (() => void)[] = [];
  for (const element of operation.elements) {
    if (element.element === 'column') addOwnColumn(context, element);
    else if (element.element === 'like') likes.push(copyLike(context, element));
  }
  for (const constraint of inNamingOrder(operation)) {
    addConstraint(draft, name, constraint, {
      origin: { ...origin, nameRange: constraint.range },
      certainty: 'certain',
    });
  }
  for (const finish of likes) finish();
  clonePartitionParts(draft, name, origin);
  const table = draft.tables.get(key);
  if (table !== undefined) putTable(draft, { ...table, altered: List() });
}

interface Context {
  readonly draft: Draft;
  readonly name: QualifiedName;
  readonly origin: Origin;
}

function emptyTable(
  draft: Draft,
  operation: OperationOf<'createTable'>,
  name: QualifiedName,
  origin: Origin,
): Table {
  const partitionOf = operation.partitionOf && resolveRelation(draft, operation.partitionOf);
  const table: Table = {
    name,
    kind: operation.tableKind,
    columns: List(),
    constraints: List(),
    partitionOf,
    inherits: operation.inherits.map((parent) => resolveRelation(draft, parent)),
    children: [],
    temporary: operation.temporary,
    rowLevelSecurity: false,
    forceRowLevelSecurity: false,
    populated: operation.populated,
    comment: undefined,
    origin,
    altered: List(),
    known: true,
    uncertain: [],
  };
  return operation.columnsKnown ? table : markUncertain(table, ['columns']);
}

/** Parents by INHERITS and PARTITION OF; one that the catalogue lacks leaves the columns unknown. */
function parentsOf(draft: Draft, operation: OperationOf<'createTable'>): readonly (Table | undefined)[] {
  const written = operation.partitionOf === undefined ? operation.inherits : [operation.partitionOf];
  return written.map((parent) => findTable(draft, parent));
}

function inheritFrom(
  draft: Draft,
  name: QualifiedName,
  parent: Table | undefined,
  operation: OperationOf<'createTable'>,
): void {
  const table = draft.tables.get(keyOf(name));
  if (table === undefined) return;
  if (parent === undefined) {
    putTable(draft, markUncertain(table, ['columns', 'constraints']));
    return;
  }
  putTable(draft, { ...parent, children: [...parent.children, name] });
  const keepIdentity = operation.partitionOf !== undefined;
  const inherited = parent.columns
    .filter((column) => indexOfColumn(table.columns, column.name) < 0)
    .map((column) => (keepIdentity ? column : { ...column, identity: false }));
  const checks = parent.constraints.filter((each) => each.kind === 'check');
  const uncertain = parent.uncertain.includes('columns') ? (['columns'] as const) : [];
  const merged = markUncertain(table, uncertain);
  putTable(draft, {
    ...merged,
    columns: table.columns.concat(inherited),
    constraints: table.constraints.concat(checks),
  });
}

/** A column of an inherited name is merged with it. */
function addOwnColumn({ draft, name, origin }: Context, facts: ColumnFacts): void {
  const table = draft.tables.get(keyOf(name));
  if (table === undefined) return;
  const made = makeColumn(draft, name, facts, origin);
  const at = indexOfColumn(table.columns, facts.name);
  const inherited = table.columns.get(at);
  if (at < 0 || inherited === undefined) {
    putTable(draft, { ...table, columns: table.columns.push(made) });
    return;
  }
  const merged: Column = {
    ...inherited,
    notNull: inherited.notNull || made.notNull,
    defaultText: made.defaultText ?? inherited.defaultText,
    uses: made.defaultText === undefined ? inherited.uses : made.uses,
  };
  putTable(draft, { ...table, columns: table.columns.set(at, merged) });
}

/** Checks as written, then the primary key, then other keys, then foreign keys: so Postgres names them. */
function inNamingOrder(operation: OperationOf<'createTable'>): readonly ConstraintFacts[] {
  const written = operation.elements.flatMap((element): readonly ConstraintFacts[] => {
    if (element.element === 'column') return element.constraints;
    return element.element === 'constraint' ? [element] : [];
  });
  const rank = (facts: ConstraintFacts): number => {
    if (facts.kind === 'check' || facts.kind === 'notNull') return 0;
    if (facts.kind === 'primaryKey') return 1;
    return facts.kind === 'foreignKey' ? 3 : 2;
  };
  return [...written].sort((left, right) => rank(left) - rank(right));
}

/**
 * LIKE: copies columns at once, gives back what is to be done when the table's own constraints are there
 * (indexes and keys).
 */
function copyLike({ draft, name, origin }: Context, like: LikeFacts): () => void {
  const source = findTable(draft, like.source);
  const table = draft.tables.get(keyOf(name));
  if (table === undefined) return () => undefined;
  if (source === undefined) {
    putTable(draft, markUncertain(table, ['columns', 'constraints', 'indexes']));
    return () => undefined;
  }
  const has = (option: LikeFacts['including'][number]): boolean => like.including.includes(option);
  const columns = source.columns.map((column): Column => ({
    ...column,
    defaultText: has('defaults') ? column.defaultText : undefined,
    generated: has('generated') ? column.generated : undefined,
    generatedText: has('generated') ? column.generatedText : undefined,
    identity: has('identity') && column.identity,
    comment: has('comments') ? column.comment : undefined,
    origin,
  }));
  const checks = has('constraints')
    ? source.constraints.filter((each) => each.kind === 'check')
    : List<Constraint>();
  const known = markUncertain(table, source.uncertain.includes('columns') ? ['columns'] : []);
  putTable(draft, {
    ...known,
    columns: known.columns.concat(columns),
    constraints: known.constraints.concat(checks.map((check) => ({ ...check, origin }))),
  });
  return () => {
    if (has('indexes')) copyIndexes({ draft, name, origin }, source.name);
  };
}

/** Indexes and keys of `source` on the table `name`, under names of their own. */
function copyIndexes({ draft, name, origin }: Context, source: QualifiedName): void {
  const from = draft.tables.get(keyOf(source));
  const indexes = [...indexesOn(draft, source)].sort((left, right) => keyRank(left) - keyRank(right));
  for (const index of indexes) {
    const constraint = from?.constraints.find((each) => each.name === index.constraint);
    const table = draft.tables.get(keyOf(name));
    if (table === undefined) return;
    if (hasSameIndex(draft, name, index)) continue;
    if (constraint === undefined) putIndex(draft, cloneIndex(draft, index, { table: name, origin }));
    else addConstraint(draft, name, factsOf(constraint, index), { origin, certainty: 'certain' });
  }
}

function keyRank(index: Index): number {
  return index.constraint === undefined ? 1 : 0;
}

function hasSameIndex(draft: Draft, table: QualifiedName, wanted: Index): boolean {
  const signature = (index: Index): string =>
    [index.keyTexts.join(), index.unique, index.predicateText ?? '', index.method].join('|');
  return indexesOn(draft, table).some((index) => signature(index) === signature(wanted));
}

/** A constraint as facts again, to be given to another table. */
function factsOf(constraint: Constraint, index: Index | undefined): ConstraintFacts {
  const keepsName = constraint.kind === 'foreignKey' || constraint.kind === 'check';
  return {
    name: keepsName ? constraint.name : undefined,
    kind: constraint.kind,
    columns: constraint.columns,
    including: index?.including ?? [],
    references: constraint.references && { ...constraint.references, range: constraint.origin.nameRange },
    onDelete: constraint.onDelete,
    onUpdate: constraint.onUpdate,
    deferrable: constraint.deferrable,
    expressionText: constraint.expressionText,
    uses: constraint.uses,
    validated: true,
    usingIndex: undefined,
    nullsNotDistinct: index?.nullsNotDistinct ?? false,
    keys: constraint.kind === 'exclusion' ? exclusionKeys(index) : [],
    method: index?.method,
    range: constraint.origin.nameRange,
  };
}

function exclusionKeys(index: Index | undefined): ConstraintFacts['keys'] {
  return (index?.keyTexts ?? []).map((text, position) => {
    const column = index?.columns[position];
    return { column, label: column ?? /^\w+/u.exec(text)?.[0] ?? 'expr', text };
  });
}

/** Indexes, keys and foreign keys that a partition takes over from its parent, now or by ATTACH. */
export function clonePartitionParts(draft: Draft, name: QualifiedName, origin: Origin): void {
  const parentName = draft.tables.get(keyOf(name))?.partitionOf;
  const parent = parentName && draft.tables.get(keyOf(parentName));
  if (parent === undefined) return;
  copyIndexes({ draft, name, origin }, parent.name);
  for (const constraint of parent.constraints) {
    if (constraint.kind !== 'foreignKey') continue;
    addConstraint(draft, name, factsOf(constraint, undefined), { origin, certainty: 'guarded' });
  }
  for (const trigger of draft.triggers.values()) {
    if (keyOf(trigger.table) !== keyOf(parent.name) || trigger.forEach !== 'row') continue;
    draft.triggers = draft.triggers.set(`${keyOf(name)}/${trigger.name}`, {
      ...trigger,
      table: name,
      origin,
    });
  }
}
