import { DEFAULT_SEARCH_PATH } from '../catalog.ts';
import type { OperationOf } from '../operation.ts';
import { keyOf } from '../types.ts';
import type { Grant, Origin, QualifiedName } from '../types.ts';
import { putTable, sameName } from './draft.ts';
import type { Draft } from './draft.ts';
import { moveGrants } from './privilege.ts';
import { dropDependents, dropTable, moveRelation } from './relation.ts';
import { findRoutines, newName, resolveRelation, resolveType } from './resolve.ts';
import { moveOverload, removeRoutine } from './routine.ts';
import { dropType, moveTypeTo } from './typeObjects.ts';

/** CREATE SCHEMA. */
export function createSchema(draft: Draft, operation: OperationOf<'createSchema'>, origin: Origin): void {
  if (!draft.schemas.has(operation.schema)) draft.schemas = draft.schemas.set(operation.schema, origin);
}

/** DROP TYPE, DOMAIN, SCHEMA, EXTENSION, PUBLICATION, EVENT TRIGGER, ROLE. */
export function dropObject(draft: Draft, operation: OperationOf<'dropObject'>, origin: Origin): void {
  const { name } = operation.name;
  switch (operation.objectKind) {
    case 'type':
    case 'domain':
      dropType(draft, resolveType(draft, operation.name), operation, origin);
      return;
    case 'schema':
      draft.schemas = draft.schemas.delete(name);
      if (operation.cascade) emptySchema(draft, name, origin);
      return;
    case 'extension':
      draft.extensions = draft.extensions.delete(name);
      return;
    case 'publication':
      draft.publications = draft.publications.delete(name);
      return;
    case 'eventTrigger':
      draft.eventTriggers = draft.eventTriggers.delete(name);
      return;
    case 'role':
      draft.roles = draft.roles.delete(name);
  }
}

/** DROP SCHEMA … CASCADE. */
function emptySchema(draft: Draft, schema: string, origin: Origin): void {
  const inside = (each: { readonly name: QualifiedName }): boolean => each.name.schema === schema;
  for (const table of draft.tables.filter(inside).values()) {
    dropTable(draft, table.name);
    dropDependents(draft, table.name);
  }
  for (const view of draft.views.filter(inside).values()) {
    draft.views = draft.views.delete(keyOf(view.name));
    dropDependents(draft, view.name);
  }
  for (const routine of draft.routines.filter(inside).values()) removeRoutine(draft, routine, 'cascade');
  const types = [...draft.enums.values(), ...draft.domains.values(), ...draft.compositeTypes.values()];
  for (const type of types.filter(inside)) {
    const operation = {
      kind: 'dropObject',
      objectKind: 'type',
      name: type.name,
      ifExists: true,
      cascade: true,
      statement: origin.range,
      nameRange: origin.nameRange,
      certainty: 'certain',
    } as const;
    dropType(draft, type.name, operation, origin);
  }
  draft.sequences = draft.sequences.filter((each) => !inside(each));
  draft.indexes = draft.indexes.filter((each) => !inside(each));
  draft.grants = draft.grants.filter((_entries, key) => !key.startsWith(`${schema}.`));
}

/** ALTER SCHEMA … RENAME TO: everything in it moves. */
export function renameSchema(draft: Draft, operation: OperationOf<'renameSchema'>, origin: Origin): void {
  const { schema: from, newName: to } = operation;
  const schema = draft.schemas.get(from);
  if (schema !== undefined) draft.schemas = draft.schemas.delete(from).set(to, schema);
  const inside = (each: { readonly name: QualifiedName }): boolean => each.name.schema === from;
  const relations = [...draft.tables.values(), ...draft.views.values(), ...draft.sequences.values()];
  for (const { name } of relations.filter(inside)) moveRelation(draft, name, { ...name, schema: to }, origin);
  for (const routine of draft.routines.filter(inside).values()) {
    moveOverload(draft, routine, { ...routine.name, schema: to });
  }
  const types = [...draft.enums.values(), ...draft.domains.values(), ...draft.compositeTypes.values()];
  for (const { name } of types.filter(inside)) moveTypeTo(draft, name, { ...name, schema: to });
  moveGrants(draft, { schema: from, name: from }, { schema: to, name: to }, ['schema']);
  const whole: Grant['objectKind'][] = ['allTables', 'allFunctions', 'allSequences'];
  const defaults: Grant['objectKind'][] = ['defaultTables', 'defaultFunctions', 'defaultSequences'];
  moveGrants(draft, { schema: from, name: '' }, { schema: to, name: '' }, [...whole, ...defaults]);
}

/** CREATE EXTENSION. */
export function createExtension(
  draft: Draft,
  operation: OperationOf<'createExtension'>,
  origin: Origin,
): void {
  const { extension, schema } = operation;
  if (draft.extensions.has(extension)) return;
  draft.extensions = draft.extensions.set(extension, { schema, origin });
}

/** ALTER EXTENSION … SET SCHEMA. */
export function setExtensionSchema(draft: Draft, operation: OperationOf<'setExtensionSchema'>): void {
  const extension = draft.extensions.get(operation.extension);
  if (extension === undefined) return;
  const moved = { ...extension, schema: operation.newSchema };
  draft.extensions = draft.extensions.set(operation.extension, moved);
}

/** CREATE ROLE and ALTER ROLE … RENAME TO. */
export function changeRole(
  draft: Draft,
  operation: OperationOf<'createRole' | 'renameRole'>,
  origin: Origin,
): void {
  const before = draft.roles.get(operation.role);
  if (operation.kind === 'createRole') {
    if (before === undefined) draft.roles = draft.roles.set(operation.role, origin);
    return;
  }
  if (before !== undefined) draft.roles = draft.roles.delete(operation.role).set(operation.newName, before);
}

/** CREATE PUBLICATION. */
export function createPublication(
  draft: Draft,
  operation: OperationOf<'createPublication'>,
  origin: Origin,
): void {
  if (operation.certainty !== 'certain' && draft.publications.has(operation.publication)) return;
  const tables =
    operation.tables === 'all' ? 'all' : operation.tables.map((table) => resolveRelation(draft, table));
  draft.publications = draft.publications.set(operation.publication, { tables, origin });
}

/** ALTER PUBLICATION … ADD, DROP, SET TABLE. */
export function alterPublication(draft: Draft, operation: OperationOf<'alterPublication'>): void {
  const publication = draft.publications.get(operation.publication);
  if (publication === undefined || publication.tables === 'all') return;
  const named = operation.tables.map((table) => resolveRelation(draft, table));
  const others = publication.tables.filter((each) => !named.some((name) => sameName(name, each)));
  const tables =
    operation.action === 'set' ? named : operation.action === 'drop' ? others : [...others, ...named];
  draft.publications = draft.publications.set(operation.publication, { ...publication, tables });
}

/** CREATE SEQUENCE and ALTER SEQUENCE … OWNED BY. */
export function changeSequence(
  draft: Draft,
  operation: OperationOf<'createSequence' | 'setSequenceOwner'>,
  origin: Origin,
): void {
  const owner = operation.ownedBy;
  const ownedBy = owner && { table: resolveRelation(draft, owner.table), column: owner.column };
  if (operation.kind === 'createSequence') {
    const name = newName(draft, operation.sequence);
    const guarded = operation.ifNotExists || operation.certainty !== 'certain';
    if (guarded && draft.sequences.has(keyOf(name))) return;
    draft.sequences = draft.sequences.set(keyOf(name), { name, ownedBy, origin });
    return;
  }
  const key = keyOf(resolveRelation(draft, operation.sequence));
  const sequence = draft.sequences.get(key);
  if (sequence !== undefined) draft.sequences = draft.sequences.set(key, { ...sequence, ownedBy });
}

/** COMMENT ON TABLE, COLUMN, VIEW, FUNCTION. */
export function comment(draft: Draft, operation: OperationOf<'comment'>): void {
  const { text } = operation;
  if (operation.on === 'other') return;
  if (operation.on === 'routine') {
    const types = 'argumentTypes' in operation.object ? operation.object.argumentTypes : undefined;
    for (const routine of findRoutines(draft, { ...operation.object, argumentTypes: types })) {
      const key = `${keyOf(routine.name)}(${routine.argumentTypes.join(',')})`;
      draft.routines = draft.routines.set(key, { ...routine, comment: text });
    }
    return;
  }
  const key = keyOf(resolveRelation(draft, operation.object));
  const table = draft.tables.get(key);
  const view = draft.views.get(key);
  if (operation.on === 'view' && view !== undefined) {
    draft.views = draft.views.set(key, { ...view, comment: text });
  } else if (operation.on === 'table' && table !== undefined) {
    putTable(draft, { ...table, comment: text });
  } else if (operation.on === 'column' && table !== undefined) {
    const columns = table.columns.map((column) =>
      column.name === operation.column ? { ...column, comment: text } : column,
    );
    putTable(draft, { ...table, columns });
  }
}

/** SET search_path, until the end of the file. */
export function setSearchPath(draft: Draft, operation: OperationOf<'setSearchPath'>): void {
  const searchPath = operation.schemas === 'default' ? DEFAULT_SEARCH_PATH : operation.schemas;
  draft.session = { ...draft.session, searchPath };
}
