import type { Operation, OperationKind, OperationOf } from '../operation.ts';
import { keyOf } from '../types.ts';
import type { Table, TableAspect, UnknownFlags } from '../types.ts';
import { markUncertain, markUnknown, putTable } from './draft.ts';
import type { Draft } from './draft.ts';
import { findTable } from './resolve.ts';

/** Kinds that a `maybe` statement still applies, as if with IF NOT EXISTS: better too much is known to be there. */
const APPLIED_ANYWAY: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'createTable',
  'addColumn',
  'addConstraint',
  'createIndex',
  'createView',
  'createRoutine',
  'createTrigger',
  'createPolicy',
  'createEnum',
  'addEnumValue',
  'createDomain',
  'createCompositeType',
  'createSequence',
  'createSchema',
  'createExtension',
  'createRole',
  'createPublication',
  'createEventTrigger',
  'insertInto',
  'comment',
  'setSearchPath',
  'grant',
  'dynamic',
]);

const ASPECTS: Partial<Record<OperationKind, readonly TableAspect[]>> = {
  createTable: ['existence'],
  dropRelation: ['existence'],
  renameRelation: ['existence'],
  setRelationSchema: ['existence'],
  addColumn: ['columns'],
  dropColumn: ['columns', 'constraints', 'indexes'],
  renameColumn: ['columns'],
  alterColumnType: ['columns'],
  setNotNull: ['columns'],
  dropNotNull: ['columns'],
  setDefault: ['columns'],
  setIdentity: ['columns'],
  dropExpression: ['columns'],
  addConstraint: ['constraints'],
  dropConstraint: ['constraints'],
  validateConstraint: ['constraints'],
  alterConstraint: ['constraints'],
  renameConstraint: ['constraints'],
  attachPartition: ['constraints', 'indexes'],
  detachPartition: ['constraints', 'indexes'],
  setRowLevelSecurity: ['rowLevelSecurity'],
  createIndex: ['indexes'],
  createTrigger: ['triggers'],
  dropTrigger: ['triggers'],
  setTriggerEnabled: ['triggers'],
  createPolicy: ['policies'],
  alterPolicy: ['policies'],
  dropPolicy: ['policies'],
  renamePolicy: ['policies'],
};

const FLAGS: Partial<Record<OperationKind, readonly (keyof UnknownFlags)[]>> = {
  dropRoutine: ['routines'],
  alterRoutine: ['routines'],
  renameRoutine: ['routines'],
  setRoutineSchema: ['routines'],
  renameType: ['types'],
  setTypeSchema: ['types'],
  renameEnumValue: ['types'],
  grant: ['privileges'],
};

/** Whether the operation is applied to the catalogue at all; a `maybe` that takes away or changes is not. */
export function isApplied(operation: Operation): boolean {
  return operation.certainty !== 'maybe' || APPLIED_ANYWAY.has(operation.kind);
}

/** Marks what a `maybe` operation leaves unknown. */
export function markMaybe(draft: Draft, operation: Operation): void {
  markUnknown(draft, FLAGS[operation.kind] ?? []);
  if (operation.kind === 'dropObject') markUnknown(draft, dropFlags(operation));
  const reference =
    'table' in operation ? operation.table : operation.kind === 'dropRelation' ? operation.name : undefined;
  const renamed =
    operation.kind === 'renameRelation' || operation.kind === 'setRelationSchema'
      ? operation.name
      : reference;
  const table = renamed && findTable(draft, renamed);
  if (table !== undefined) putTable(draft, markUncertain(table, ASPECTS[operation.kind] ?? []));
}

function dropFlags(operation: OperationOf<'dropObject'>): readonly (keyof UnknownFlags)[] {
  if (operation.objectKind === 'type' || operation.objectKind === 'domain') return ['types'];
  return operation.objectKind === 'schema' ? ['tables', 'routines', 'types'] : [];
}

/** Dynamic SQL: marks the tables that its text may have touched, and nothing more. */
export function applyDynamic(draft: Draft, operation: OperationOf<'dynamic'>): void {
  const named = operation.tables.flatMap((reference) => findTable(draft, reference) ?? []);
  const nothingNamed = operation.tables.length === 0 || named.length === 0;
  if (operation.tables.length !== 1 || nothingNamed) markUnknown(draft, flagsOf(operation));
  if (operation.aspects.length === 0) return;
  const touched = nothingNamed && operation.tables.length !== 1 ? ownTables(draft) : named;
  for (const table of touched) {
    const aspects = operation.aspects.filter(
      (aspect) => aspect !== 'rowLevelSecurity' || !operation.onlyEnables || !table.rowLevelSecurity,
    );
    const current = draft.tables.get(keyOf(table.name));
    if (current !== undefined) putTable(draft, markUncertain(current, aspects));
  }
}

function flagsOf(operation: OperationOf<'dynamic'>): readonly (keyof UnknownFlags)[] {
  return operation.flags;
}

function ownTables(draft: Draft): readonly Table[] {
  return draft.tables
    .valueSeq()
    .filter((table) => table.origin.file >= 0)
    .toArray();
}
