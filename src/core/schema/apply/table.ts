import { List } from 'immutable';
import type { ConstraintFacts, LikeFacts, OperationOf } from '../operation.ts';
import { keyOf } from '../types.ts';
import type { Column, Constraint, Index, Origin, QualifiedName, Table, TableAspect } from '../types.ts';
import { makeColumn, makeSequence } from './column.ts';
import { addConstraint, namingOrder } from './constraint.ts';
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
  const context = { draft, name, origin };
  putTable(draft, withColumns(context, operation));
  for (const constraint of inNamingOrder(operation)) {
    const place = { origin: { ...origin, nameRange: constraint.range }, certainty: 'certain' } as const;
    addConstraint(draft, name, constraint, place);
  }
  for (const element of operation.elements) {
    if (element.element === 'like') copyLikeIndexes(context, element);
  }
  clonePartitionParts(draft, name, origin);
  const table = draft.tables.get(key);
  if (table !== undefined && table.altered.size > 0) putTable(draft, { ...table, altered: List() });
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

interface Parent {
  readonly as: 'parent' | 'partition';
  /** `undefined` where the catalogue lacks it: the columns are then not all known. */
  readonly table: Table | undefined;
}

function parentsOf(draft: Draft, operation: OperationOf<'createTable'>): readonly Parent[] {
  const { partitionOf } = operation;
  if (partitionOf !== undefined) return [{ as: 'partition', table: findTable(draft, partitionOf) }];
  return operation.inherits.map((parent) => ({ as: 'parent', table: findTable(draft, parent) }));
}

/** The table with the columns and checks that it is made with; keys and foreign keys come after it. */
function withColumns(context: Context, operation: OperationOf<'createTable'>): Table {
  const { draft, name, origin } = context;
  const parts: Parts = { columns: [], checks: [], unknown: new Set() };
  for (const parent of parentsOf(draft, operation)) inheritFrom(context, parts, parent);
  for (const element of operation.elements) {
    if (element.element === 'like') copyLike(context, parts, element);
    else if (element.element === 'column') addOwnColumn(parts, makeColumn(draft, name, element, origin));
  }
  const table = emptyTable(draft, operation, name, origin);
  const { columns, checks, unknown } = parts;
  return markUncertain({ ...table, columns: List(columns), constraints: List(checks) }, [...unknown]);
}

interface Parts {
  readonly columns: Column[];
  readonly checks: Constraint[];
  readonly unknown: Set<TableAspect>;
}

function inheritFrom({ draft, name }: Context, parts: Parts, parent: Parent): void {
  if (parent.table === undefined) {
    parts.unknown.add('columns').add('constraints');
    return;
  }
  const { table } = parent;
  putTable(draft, { ...table, children: [...table.children, name] });
  if (!isCertainColumns(table)) parts.unknown.add('columns');
  for (const column of table.columns) {
    if (parts.columns.some((each) => each.name === column.name)) continue;
    parts.columns.push({ ...column, identity: column.identity && parent.as === 'partition' });
  }
  parts.checks.push(...table.constraints.filter((each) => each.kind === 'check'));
}

function isCertainColumns(table: Table): boolean {
  return !table.uncertain.includes('columns');
}

/** A column of an inherited name is merged with it. */
function addOwnColumn({ columns }: Parts, made: Column): void {
  const at = columns.findIndex((column) => column.name === made.name);
  const inherited = columns[at];
  if (inherited === undefined) {
    columns.push(made);
    return;
  }
  columns[at] = {
    ...inherited,
    notNull: inherited.notNull || made.notNull,
    defaultText: made.defaultText ?? inherited.defaultText,
    uses: made.defaultText === undefined ? inherited.uses : made.uses,
  };
}

/** The constraints of a CREATE TABLE in the order in which Postgres names them. */
function inNamingOrder(operation: OperationOf<'createTable'>): readonly ConstraintFacts[] {
  return namingOrder(
    operation.elements.flatMap((element): readonly ConstraintFacts[] => {
      if (element.element === 'column') return element.constraints;
      return element.element === 'constraint' ? [element] : [];
    }),
  );
}

/** LIKE: the columns, and what its options name of them. */
function copyLike({ draft, name, origin }: Context, parts: Parts, like: LikeFacts): void {
  const source = findTable(draft, like.source);
  if (source === undefined) {
    parts.unknown.add('columns').add('constraints').add('indexes');
    return;
  }
  if (!isCertainColumns(source)) parts.unknown.add('columns');
  const has = (option: LikeFacts['including'][number]): boolean => like.including.includes(option);
  for (const column of source.columns) {
    if (column.identity && has('identity')) makeSequence(draft, name, { column: column.name, origin });
    parts.columns.push({
      ...column,
      defaultText: has('defaults') ? column.defaultText : undefined,
      generated: has('generated') ? column.generated : undefined,
      generatedText: has('generated') ? column.generatedText : undefined,
      identity: has('identity') && column.identity,
      comment: has('comments') ? column.comment : undefined,
      origin,
    });
  }
  if (!has('constraints')) return;
  const checks = source.constraints.filter((each) => each.kind === 'check');
  parts.checks.push(...checks.map((check) => ({ ...check, origin })));
}

function copyLikeIndexes(context: Context, like: LikeFacts): void {
  const source = findTable(context.draft, like.source);
  if (source !== undefined && like.including.includes('indexes')) copyIndexes(context, source.name);
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
