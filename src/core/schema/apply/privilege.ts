import { List } from 'immutable';
import type { OperationOf } from '../operation.ts';
import { keyOf } from '../types.ts';
import type { Grant, Origin, QualifiedName } from '../types.ts';
import type { Draft } from './draft.ts';
import { argumentTexts, newName, resolveRelation, resolveRoutineName, resolveType } from './resolve.ts';

type GrantOperation = OperationOf<'grant'>;

/** GRANT, REVOKE and ALTER DEFAULT PRIVILEGES: one entry for each privilege, object and role. */
export function grant(draft: Draft, operation: GrantOperation, origin: Origin): void {
  const { granted, objectKind } = operation;
  for (const written of operation.objects) {
    const object = grantedObject(draft, operation, written);
    const types = 'argumentTypes' in written ? written.argumentTypes : undefined;
    const argumentTypes = types && argumentTexts(draft, types);
    const entries = operation.privileges.flatMap(({ privilege, columns }) =>
      operation.roles.map((role): Grant => ({
        privilege,
        columns,
        objectKind,
        object,
        role,
        granted,
        argumentTypes,
        origin,
      })),
    );
    const key = keyOf(object);
    const before = draft.grants.get(key);
    draft.grants = draft.grants.set(key, before === undefined ? List(entries) : before.concat(entries));
  }
}

function grantedObject(
  draft: Draft,
  operation: GrantOperation,
  object: GrantOperation['objects'][number],
): QualifiedName {
  switch (operation.objectKind) {
    case 'table':
    case 'sequence':
      return resolveRelation(draft, object);
    case 'function':
      return resolveRoutineName(draft, object);
    case 'type':
      return resolveType(draft, object);
    case 'schema':
      return { schema: object.name, name: object.name };
    default:
      return object.schema === undefined ? newName(draft, object) : { schema: object.schema, name: '' };
  }
}

/** Takes away the entries of an object that is gone. `types` narrows to one overload of a function. */
export function dropGrantsOn(
  draft: Draft,
  name: QualifiedName,
  kind: Grant['objectKind'],
  types?: readonly string[],
): void {
  const key = keyOf(name);
  const entries = draft.grants.get(key);
  if (entries === undefined) return;
  const concerns = (each: Grant): boolean =>
    // A sequence or view may have been granted on with the word TABLE.
    (each.objectKind === kind || (kind === 'sequence' && each.objectKind === 'table')) &&
    (types === undefined || each.argumentTypes === undefined || each.argumentTypes.join() === types.join());
  setEntries(
    draft,
    key,
    entries.filter((each) => !concerns(each)),
  );
}

/** Gives the entries of an object the object's new name. `kinds` tells which entries of that name are meant. */
export function moveGrants(
  draft: Draft,
  from: QualifiedName,
  to: QualifiedName,
  kinds: readonly Grant['objectKind'][],
): void {
  const entries = draft.grants.get(keyOf(from));
  if (entries === undefined) return;
  const concerns = (each: Grant): boolean => kinds.includes(each.objectKind);
  const moved = entries.filter(concerns).map((each) => ({ ...each, object: to }));
  setEntries(
    draft,
    keyOf(from),
    entries.filter((each) => !concerns(each)),
  );
  if (moved.size > 0)
    draft.grants = draft.grants.set(keyOf(to), moved.concat(draft.grants.get(keyOf(to)) ?? []));
}

function setEntries(draft: Draft, key: string, entries: List<Grant>): void {
  draft.grants = entries.size === 0 ? draft.grants.delete(key) : draft.grants.set(key, entries);
}
