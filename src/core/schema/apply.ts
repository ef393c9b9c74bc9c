import { applyRenameColumn, applyTableChange, insertInto, truncate } from './apply/alterations.ts';
import * as database from './apply/databaseObjects.ts';
import { originOf } from './apply/draft.ts';
import type { Draft, Place } from './apply/draft.ts';
import { createIndex } from './apply/indexes.ts';
import * as parts from './apply/policyAndTrigger.ts';
import { grant } from './apply/privilege.ts';
import {
  dropRelation,
  dropTemporary,
  renameConstraint,
  renameRelation,
  setRelationSchema,
} from './apply/relation.ts';
import { resolveRelation } from './apply/resolve.ts';
import { alterRoutine, createRoutine, dropRoutine, moveRoutine } from './apply/routine.ts';
import { createTable } from './apply/table.ts';
import * as types from './apply/typeObjects.ts';
import { applyDynamic, isApplied, markMaybe } from './apply/uncertainty.ts';
import { createView, refreshView, setRelationOptions } from './apply/view.ts';
import { DEFAULT_SEARCH_PATH } from './catalog.ts';
import type { Operation, OperationKind, OperationOf } from './operation.ts';
import type { Catalog, Origin } from './types.ts';

export { emptyCatalog } from './catalog.ts';
export type { Place } from './apply/draft.ts';

type Handlers = {
  readonly [Kind in OperationKind]: (draft: Draft, operation: OperationOf<Kind>, origin: Origin) => void;
};

const HANDLERS: Handlers = {
  createTable,
  addColumn: applyTableChange,
  dropColumn: applyTableChange,
  alterColumnType: applyTableChange,
  setNotNull: applyTableChange,
  dropNotNull: applyTableChange,
  setDefault: applyTableChange,
  setIdentity: applyTableChange,
  dropExpression: applyTableChange,
  addConstraint: applyTableChange,
  dropConstraint: applyTableChange,
  validateConstraint: applyTableChange,
  alterConstraint: applyTableChange,
  setRowLevelSecurity: applyTableChange,
  forceRowLevelSecurity: applyTableChange,
  attachPartition: applyTableChange,
  detachPartition: applyTableChange,
  inherit: applyTableChange,
  noInherit: applyTableChange,
  setTriggerEnabled: applyTableChange,
  otherTableChange: applyTableChange,
  dropRelation,
  renameRelation,
  renameColumn: applyRenameColumn,
  renameConstraint: (draft, { table, constraint, newName }, origin) => {
    renameConstraint(draft, resolveRelation(draft, table), { constraint, newName, origin });
  },
  setRelationSchema,
  setRelationOptions,
  createIndex,
  createView,
  refreshView,
  createRoutine,
  alterRoutine,
  dropRoutine,
  renameRoutine: moveRoutine,
  setRoutineSchema: moveRoutine,
  createTrigger: parts.createTrigger,
  dropTrigger: parts.dropPart,
  dropPolicy: parts.dropPart,
  renameTrigger: parts.renamePart,
  renamePolicy: parts.renamePart,
  createPolicy: parts.createPolicy,
  alterPolicy: parts.alterPolicy,
  createEventTrigger: parts.createEventTrigger,
  createEnum: types.createEnum,
  addEnumValue: types.addEnumValue,
  renameEnumValue: types.renameEnumValue,
  createDomain: types.createDomain,
  alterDomain: types.alterDomain,
  createCompositeType: types.createCompositeType,
  addAttribute: types.changeAttribute,
  dropAttribute: types.changeAttribute,
  renameType: types.moveType,
  setTypeSchema: types.moveType,
  createSequence: database.changeSequence,
  setSequenceOwner: database.changeSequence,
  createSchema: database.createSchema,
  renameSchema: database.renameSchema,
  createExtension: database.createExtension,
  setExtensionSchema: database.setExtensionSchema,
  createRole: database.changeRole,
  renameRole: database.changeRole,
  dropObject: database.dropObject,
  createPublication: database.createPublication,
  alterPublication: database.alterPublication,
  grant,
  comment: database.comment,
  insertInto,
  truncate,
  setSearchPath: database.setSearchPath,
  dynamic: applyDynamic,
};

/**
 * The catalogue as the first statement of a file finds it: the CLI resets the session before each file,
 * and temporary objects are taken to end with theirs.
 */
export function startFile(catalog: Catalog, place: Place): Catalog {
  if (catalog.session.file === place.file) return catalog;
  const session = { file: place.file, searchPath: DEFAULT_SEARCH_PATH, madeTemporary: false };
  const draft: Draft = { ...catalog, session };
  // Looking for them in every file would make a long history's cost grow with its square.
  if (catalog.session.madeTemporary) dropTemporary(draft);
  return draft;
}

/**
 * The catalogue after `operations`, in order. Pure: `catalog` stays as it is. Never throws on facts that
 * contradict the catalogue: what a statement names and the catalogue lacks is left alone, and what it
 * makes anew replaces what was there, because a statement that has run cannot have failed.
 */
export function applyOperations(catalog: Catalog, operations: readonly Operation[], place: Place): Catalog {
  if (operations.length === 0) return catalog;
  const draft: Draft = { ...startFile(catalog, place) };
  for (const operation of operations) applyOne(draft, operation, place);
  return draft;
}

function applyOne<Kind extends OperationKind>(
  draft: Draft,
  operation: OperationOf<Kind>,
  place: Place,
): void {
  if (isApplied(operation)) {
    const handler: Handlers[Kind] = HANDLERS[operation.kind];
    handler(draft, operation, originOf(operation, place));
    if (madeSchemaOf(draft, operation) === 'pg_temp') {
      draft.session = { ...draft.session, madeTemporary: true };
    }
  }
  if (operation.certainty === 'maybe') markMaybe(draft, operation);
}

/** The schema of what an operation makes, of the kinds that may be temporary. */
function madeSchemaOf(draft: Draft, operation: Operation): string | undefined {
  const created = draft.session.searchPath[0];
  switch (operation.kind) {
    case 'createTable':
      return operation.table.schema ?? created;
    case 'createView':
      return operation.view.schema ?? created;
    case 'createRoutine':
      return operation.routine.schema ?? created;
    default:
      return undefined;
  }
}
