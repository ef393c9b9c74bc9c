import type { OperationOf, TableChange } from '../operation.ts';
import { keyOf } from '../types.ts';
import type { Column, Origin, QualifiedName, Table } from '../types.ts';
import {
  addColumn,
  changeColumn,
  dropColumn,
  dropColumnDependents,
  renameColumn,
  setIdentity,
  withType,
} from './column.ts';
import { addConstraint, changeConstraint, dropConstraint } from './constraint.ts';
import { alterTable, markCertain, putTable, sameName } from './draft.ts';
import type { Draft } from './draft.ts';
import { resolveRelation, resolveUses } from './resolve.ts';
import { clonePartitionParts } from './table.ts';

/** One ALTER TABLE command, with its table resolved. */
interface Target {
  readonly draft: Draft;
  readonly name: QualifiedName;
  readonly origin: Origin;
}

/** Applies one ALTER TABLE command; a table that the catalogue lacks is left alone. */
export function applyTableChange(
  draft: Draft,
  operation: OperationOf<TableChange['kind']>,
  origin: Origin,
): void {
  const name = resolveRelation(draft, operation.table);
  if (!draft.tables.has(keyOf(name))) return;
  const target = { draft, name, origin };
  switch (operation.kind) {
    case 'addColumn':
      addColumn(draft, name, operation.column, {
        origin,
        certainty: operation.certainty,
        ifNotExists: operation.ifNotExists,
      });
      return;
    case 'dropColumn':
      dropColumn(draft, name, operation.column, origin);
      if (operation.cascade) dropColumnDependents(draft, name, operation.column);
      return;
    case 'alterColumnType':
      changeTo(target, operation.column, withType(operation.type));
      return;
    case 'setNotNull':
    case 'dropNotNull': {
      const notNull = operation.kind === 'setNotNull';
      changeTo(target, operation.column, (column) => ({ ...column, notNull }));
      return;
    }
    case 'setDefault': {
      const uses = resolveUses(draft, operation.uses);
      changeTo(target, operation.column, (column) => ({
        ...column,
        defaultText: operation.defaultText,
        uses,
      }));
      return;
    }
    case 'setIdentity':
      setIdentity(draft, name, operation, origin);
      return;
    case 'dropExpression':
      changeTo(target, operation.column, (column) => ({
        ...column,
        generated: undefined,
        generatedText: undefined,
      }));
      return;
    default:
      applyConstraintChange(target, operation);
  }
}

function changeTo({ draft, name, origin }: Target, column: string, to: (column: Column) => Column): void {
  changeColumn(draft, name, { column, origin, to });
}

function applyConstraintChange(target: Target, operation: OperationOf<TableChange['kind']>): void {
  const { draft, name, origin } = target;
  switch (operation.kind) {
    case 'addConstraint':
      addConstraint(draft, name, operation.constraint, { origin, certainty: operation.certainty });
      return;
    case 'dropConstraint':
      dropConstraint(draft, name, operation.constraint, origin);
      return;
    case 'validateConstraint':
      validateConstraint(target, operation.constraint);
      return;
    case 'alterConstraint': {
      const { deferrable } = operation;
      if (deferrable === undefined) return;
      const to = { constraint: operation.constraint, origin };
      changeConstraint(draft, name, { ...to, to: (each) => ({ ...each, deferrable }) });
      return;
    }
    case 'setTriggerEnabled':
      setTriggerEnabled(target, operation.trigger, operation.enabled);
      return;
    default:
      applyTableSetting(target, operation);
  }
}

/** A validated NOT NULL constraint (Postgres 18) makes its column NOT NULL. */
function validateConstraint({ draft, name, origin }: Target, constraint: string): void {
  changeConstraint(draft, name, { constraint, origin, to: (each) => ({ ...each, validated: true }) });
  const validated = draft.tables.get(keyOf(name))?.constraints.find((each) => each.name === constraint);
  if (validated?.kind !== 'notNull') return;
  for (const column of validated.columns) {
    changeColumn(draft, name, { column, origin, to: (each) => ({ ...each, notNull: true }) });
  }
}

function setTriggerEnabled({ draft, name }: Target, trigger: string | undefined, enabled: boolean): void {
  draft.triggers = draft.triggers.map((each) =>
    sameName(each.table, name) && (trigger === undefined || each.name === trigger) && each.enabled !== enabled
      ? { ...each, enabled }
      : each,
  );
}

function applyTableSetting(target: Target, operation: OperationOf<TableChange['kind']>): void {
  const { draft, name, origin } = target;
  switch (operation.kind) {
    case 'setRowLevelSecurity':
      alterTable(draft, name, origin, (table) => ({
        ...markCertain(table, 'rowLevelSecurity'),
        rowLevelSecurity: operation.enabled,
      }));
      return;
    case 'forceRowLevelSecurity':
      alterTable(draft, name, origin, (table) => ({ ...table, forceRowLevelSecurity: operation.forced }));
      return;
    case 'attachPartition':
      attach(target, resolveRelation(draft, operation.partition));
      return;
    case 'detachPartition':
      detach(target, resolveRelation(draft, operation.partition));
      return;
    case 'inherit':
    case 'noInherit':
      setParent(target, resolveRelation(draft, operation.parent), operation.kind);
      return;
    case 'otherTableChange':
      alterTable(draft, name, origin, (table) => ({ ...table }));
      return;
    default:
  }
}

/** A partition shares the identity of its parent. */
function attach({ draft, name, origin }: Target, partition: QualifiedName): void {
  addChild(draft, name, partition, origin);
  const identities = draft.tables.get(keyOf(name))?.columns.filter((column) => column.identity);
  const shares = (column: Column): boolean => identities?.some((each) => each.name === column.name) === true;
  alterTable(draft, partition, origin, (table) => ({
    ...table,
    partitionOf: name,
    columns: table.columns.map((column) => (shares(column) ? { ...column, identity: true } : column)),
  }));
  clonePartitionParts(draft, partition, origin);
}

function detach({ draft, name, origin }: Target, partition: QualifiedName): void {
  removeChild(draft, name, partition, origin);
  alterTable(draft, partition, origin, (table) => ({
    ...table,
    partitionOf: undefined,
    columns: table.columns.map((column) => (column.identity ? { ...column, identity: false } : column)),
  }));
}

function setParent(
  { draft, name, origin }: Target,
  parent: QualifiedName,
  kind: 'inherit' | 'noInherit',
): void {
  const without = (table: Table): readonly QualifiedName[] =>
    table.inherits.filter((each) => !sameName(each, parent));
  const inherits = kind === 'inherit';
  alterTable(draft, name, origin, (table) => ({
    ...table,
    inherits: inherits ? [...without(table), parent] : without(table),
  }));
  if (inherits) addChild(draft, parent, name, origin);
  else removeChild(draft, parent, name, origin);
}

function addChild(draft: Draft, parent: QualifiedName, child: QualifiedName, origin: Origin): void {
  removeChild(draft, parent, child, origin);
  alterTable(draft, parent, origin, (table) => ({ ...table, children: [...table.children, child] }));
}

function removeChild(draft: Draft, parent: QualifiedName, child: QualifiedName, origin: Origin): void {
  alterTable(draft, parent, origin, (table) =>
    table.children.some((each) => sameName(each, child))
      ? { ...table, children: table.children.filter((each) => !sameName(each, child)) }
      : table,
  );
}

/** RENAME COLUMN of a table; of a composite type: its attribute. */
export function applyRenameColumn(
  draft: Draft,
  operation: OperationOf<'renameColumn'>,
  origin: Origin,
): void {
  const name = resolveRelation(draft, operation.table);
  const { column, newName } = operation;
  const composite = draft.compositeTypes.get(keyOf(name));
  if (composite !== undefined) {
    const attributes = composite.attributes.map((each) =>
      each.name === column ? { ...each, name: newName } : each,
    );
    draft.compositeTypes = draft.compositeTypes.set(keyOf(name), { ...composite, attributes });
    return;
  }
  renameColumn(draft, name, { column, newName, origin });
}

/** INSERT, COPY, MERGE. */
export function insertInto(draft: Draft, operation: OperationOf<'insertInto'>): void {
  const table = draft.tables.get(keyOf(resolveRelation(draft, operation.table)));
  if (table?.populated === false) putTable(draft, { ...table, populated: true });
}

/** TRUNCATE; a conditional one may leave the rows there. */
export function truncate(draft: Draft, operation: OperationOf<'truncate'>): void {
  if (operation.certainty !== 'certain') return;
  const table = draft.tables.get(keyOf(resolveRelation(draft, operation.table)));
  if (table?.populated === true) putTable(draft, { ...table, populated: false });
}
