import type { Operation, OperationKind, OperationOf } from '../operation.ts';
import type { Routine, Table, TableAspect, UnknownFlags, View } from '../types.ts';
import { markUncertain, markUnknown, putRoutine, putTable, sameName } from './draft.ts';
import type { Draft } from './draft.ts';
import { findRoutines, findTable, newName, resolveRelation } from './resolve.ts';

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
  if (operation.kind === 'dropRoutine' || operation.kind === 'alterRoutine') {
    markRoutines(draft, findRoutines(draft, operation.routine));
  }
  if (operation.kind === 'dropObject') markUnknown(draft, dropFlags(operation));
  const reference =
    'table' in operation ? operation.table : operation.kind === 'dropRelation' ? operation.name : undefined;
  const renamed =
    operation.kind === 'renameRelation' || operation.kind === 'setRelationSchema'
      ? operation.name
      : reference;
  markViewOf(draft, operation);
  const table = renamed && findTable(draft, renamed);
  if (table !== undefined) putTable(draft, markUncertain(table, ASPECTS[operation.kind] ?? []));
}

function markViewOf(draft: Draft, operation: Operation): void {
  if (operation.kind === 'createView') {
    const name = newName(draft, operation.view);
    markViews(draft, (view) => sameName(view.name, name));
  }
  if (operation.kind !== 'setRelationOptions' && operation.kind !== 'dropRelation') return;
  const name = resolveRelation(draft, operation.name);
  markViews(draft, (view) => sameName(view.name, name));
}

function dropFlags(operation: OperationOf<'dropObject'>): readonly (keyof UnknownFlags)[] {
  if (operation.objectKind === 'type' || operation.objectKind === 'domain') return ['types'];
  return operation.objectKind === 'schema' ? ['tables', 'routines', 'types'] : [];
}

/**
 * Dynamic SQL: marks the tables and views that its text may have touched, and nothing more. Where it
 * names none that is there, every table of the project may be meant, unless one name stands for itself.
 */
export function applyDynamic(draft: Draft, operation: OperationOf<'dynamic'>): void {
  const routines = operation.flags.includes('routines') ? namedRoutines(draft, operation) : [];
  markUnknown(
    draft,
    routines.length === 0 ? operation.flags : operation.flags.filter((flag) => flag !== 'routines'),
  );
  const meant =
    operation.flags.includes('routines') && routines.length === 0 ? [...draft.routines.values()] : routines;
  markRoutines(draft, meant);
  if (operation.views) markViews(draft, () => true);
  const named = operation.tables.flatMap((reference) => findTable(draft, reference) ?? []);
  const touched = named.length === 0 && operation.tables.length !== 1 ? ownTables(draft) : named;
  for (const table of touched) {
    const aspects = operation.aspects.filter(
      (aspect) => aspect !== 'rowLevelSecurity' || !operation.onlyEnables || !table.rowLevelSecurity,
    );
    putTable(draft, markUncertain(table, aspects));
  }
}

function namedRoutines(draft: Draft, operation: OperationOf<'dynamic'>): readonly Routine[] {
  return operation.routines.flatMap((name) => findRoutines(draft, { ...name, argumentTypes: undefined }));
}

function markRoutines(draft: Draft, named: readonly Routine[]): void {
  for (const routine of named) {
    if (routine.known && routine.origin.file >= 0) putRoutine(draft, { ...routine, known: false });
  }
}

function markViews(draft: Draft, meant: (view: View) => boolean): void {
  draft.views = draft.views.map((view) =>
    view.known && view.origin.file >= 0 && meant(view) ? { ...view, known: false } : view,
  );
}

function ownTables(draft: Draft): readonly Table[] {
  return draft.tables
    .valueSeq()
    .filter((table) => table.origin.file >= 0)
    .toArray();
}
