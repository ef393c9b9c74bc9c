import type { OperationOf } from '../operation.ts';
import { argumentTypeText } from '../typeName.ts';
import { keyOf } from '../types.ts';
import type { Origin, QualifiedName, TypeReference } from '../types.ts';
import { dropColumn, dropColumnDependents } from './column.ts';
import { putTable } from './draft.ts';
import type { Draft } from './draft.ts';
import { dropRoutinesOfType } from './relation.ts';
import { newName, resolveType } from './resolve.ts';

function typeExists(draft: Draft, key: string): boolean {
  return draft.enums.has(key) || draft.domains.has(key) || draft.compositeTypes.has(key);
}

/** CREATE TYPE … AS ENUM. */
export function createEnum(draft: Draft, operation: OperationOf<'createEnum'>, origin: Origin): void {
  const name = newName(draft, operation.type);
  if (operation.certainty !== 'certain' && typeExists(draft, keyOf(name))) return;
  draft.enums = draft.enums.set(keyOf(name), { name, values: operation.values, origin });
}

/** ALTER TYPE … ADD VALUE. */
export function addEnumValue(draft: Draft, operation: OperationOf<'addEnumValue'>): void {
  const key = keyOf(resolveType(draft, operation.type));
  const type = draft.enums.get(key);
  if (type === undefined || type.values.includes(operation.value)) return;
  const at = operation.neighbour === undefined ? -1 : type.values.indexOf(operation.neighbour);
  const place = at < 0 ? type.values.length : operation.place === 'after' ? at + 1 : at;
  const values = [...type.values.slice(0, place), operation.value, ...type.values.slice(place)];
  draft.enums = draft.enums.set(key, { ...type, values });
}

/** ALTER TYPE … RENAME VALUE. */
export function renameEnumValue(draft: Draft, operation: OperationOf<'renameEnumValue'>): void {
  const key = keyOf(resolveType(draft, operation.type));
  const type = draft.enums.get(key);
  if (type === undefined) return;
  const values = type.values.map((value) => (value === operation.value ? operation.newValue : value));
  draft.enums = draft.enums.set(key, { ...type, values });
}

/** CREATE DOMAIN. */
export function createDomain(draft: Draft, operation: OperationOf<'createDomain'>, origin: Origin): void {
  const name = newName(draft, operation.type);
  if (operation.certainty !== 'certain' && typeExists(draft, keyOf(name))) return;
  const { baseType, constrained } = operation;
  draft.domains = draft.domains.set(keyOf(name), { name, baseType, constrained, origin });
}

/** ALTER DOMAIN: a condition added makes it constrained; one dropped may leave others. */
export function alterDomain(draft: Draft, operation: OperationOf<'alterDomain'>): void {
  const key = keyOf(resolveType(draft, operation.type));
  const domain = draft.domains.get(key);
  if (domain === undefined || !operation.adds) return;
  draft.domains = draft.domains.set(key, { ...domain, constrained: true });
}

/** CREATE TYPE … AS (…). */
export function createCompositeType(
  draft: Draft,
  operation: OperationOf<'createCompositeType'>,
  origin: Origin,
): void {
  const name = newName(draft, operation.type);
  if (operation.certainty !== 'certain' && typeExists(draft, keyOf(name))) return;
  const { attributes } = operation;
  draft.compositeTypes = draft.compositeTypes.set(keyOf(name), { name, attributes, origin });
}

/** ALTER TYPE … ADD, ALTER and DROP ATTRIBUTE. */
export function changeAttribute(
  draft: Draft,
  operation: OperationOf<'addAttribute' | 'dropAttribute'>,
): void {
  const key = keyOf(resolveType(draft, operation.type));
  const type = draft.compositeTypes.get(key);
  if (type === undefined) return;
  const { attribute: name } = operation;
  const at = type.attributes.findIndex((each) => each.name === name);
  const attributes = [...type.attributes];
  if (operation.kind === 'dropAttribute') {
    if (at >= 0) attributes.splice(at, 1);
  } else if (at >= 0) attributes[at] = { name, type: operation.attributeType };
  else attributes.push({ name, type: operation.attributeType });
  draft.compositeTypes = draft.compositeTypes.set(key, { ...type, attributes });
}

/** DROP TYPE and DROP DOMAIN; CASCADE takes the columns and functions of that type along. */
export function dropType(
  draft: Draft,
  name: QualifiedName,
  operation: OperationOf<'dropObject'>,
  origin: Origin,
): void {
  const key = keyOf(name);
  const table = draft.tables.has(key);
  draft.enums = draft.enums.delete(key);
  draft.domains = draft.domains.delete(key);
  draft.compositeTypes = draft.compositeTypes.delete(key);
  if (!operation.cascade || table) return;
  for (const each of draft.tables.values()) {
    for (const column of each.columns) {
      if (!isOfType(column.type, name)) continue;
      dropColumn(draft, each.name, column.name, origin);
      dropColumnDependents(draft, each.name, column.name);
    }
  }
  draft.domains = draft.domains.filter((domain) => !isOfType(domain.baseType, name));
  dropRoutinesOfType(draft, name);
}

/** An unqualified type name is taken for one in `public`. */
function isOfType(type: TypeReference, name: QualifiedName): boolean {
  return type.name === name.name && (type.schema ?? 'public') === name.schema;
}

/** ALTER TYPE and DOMAIN … RENAME TO and SET SCHEMA; columns and functions follow. */
export function moveType(draft: Draft, operation: OperationOf<'renameType' | 'setTypeSchema'>): void {
  const from = resolveType(draft, operation.type);
  const to =
    operation.kind === 'renameType'
      ? { ...from, name: operation.newName }
      : { ...from, schema: operation.newSchema };
  moveTypeTo(draft, from, to);
}

/** Gives a type a new name wherever the catalogue refers to it. */
export function moveTypeTo(draft: Draft, from: QualifiedName, to: QualifiedName): void {
  const [old, fresh] = [keyOf(from), keyOf(to)];
  const type = draft.enums.get(old);
  const domain = draft.domains.get(old);
  const composite = draft.compositeTypes.get(old);
  if (type !== undefined) draft.enums = draft.enums.delete(old).set(fresh, { ...type, name: to });
  if (domain !== undefined) draft.domains = draft.domains.delete(old).set(fresh, { ...domain, name: to });
  if (composite !== undefined) {
    draft.compositeTypes = draft.compositeTypes.delete(old).set(fresh, { ...composite, name: to });
  }
  for (const table of draft.tables.values()) {
    if (!table.columns.some((column) => isOfType(column.type, from))) continue;
    const schema = to.schema === 'public' ? undefined : to.schema;
    const columns = table.columns.map((column) =>
      isOfType(column.type, from) ? { ...column, type: { ...column.type, schema, name: to.name } } : column,
    );
    putTable(draft, { ...table, columns });
  }
  renameInRoutines(draft, from, to);
}

function renameInRoutines(draft: Draft, from: QualifiedName, to: QualifiedName): void {
  const text = (name: QualifiedName): string => argumentTypeText({ ...name, modifiers: [], array: false });
  const swap = (type: string): string =>
    type === text(from) ? text(to) : type === `${text(from)}[]` ? `${text(to)}[]` : type;
  for (const [key, routine] of draft.routines) {
    const argumentTypes = routine.argumentTypes.map(swap);
    const returns = routine.returns && swap(routine.returns);
    if (returns === routine.returns && argumentTypes.join() === routine.argumentTypes.join()) continue;
    const fresh = `${keyOf(routine.name)}(${argumentTypes.join(',')})`;
    draft.routines = draft.routines.delete(key).set(fresh, { ...routine, argumentTypes, returns });
    const keys = draft.routineKeys.get(keyOf(routine.name)) ?? [];
    draft.routineKeys = draft.routineKeys.set(
      keyOf(routine.name),
      keys.map((each) => (each === key ? fresh : each)),
    );
  }
}
