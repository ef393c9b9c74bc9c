import { List } from 'immutable';
import type { OperationOf } from '../operation.ts';
import type { Grant, Origin, QualifiedName } from '../types.ts';
import { sameName } from './draft.ts';
import type { Draft } from './draft.ts';
import { argumentTexts, newName, resolveRelation, resolveRoutineName, resolveType } from './resolve.ts';

type GrantOperation = OperationOf<'grant'>;

/** GRANT, REVOKE and ALTER DEFAULT PRIVILEGES: one entry for each privilege, object and role. */
export function grant(draft: Draft, operation: GrantOperation, origin: Origin): void {
  const entries: Grant[] = [];
  for (const written of operation.objects) {
    const object = grantedObject(draft, operation, written);
    const types = 'argumentTypes' in written ? written.argumentTypes : undefined;
    const argumentTypes = types && argumentTexts(draft, types);
    for (const { privilege, columns } of operation.privileges) {
      for (const role of operation.roles) {
        const { granted, objectKind } = operation;
        entries.push({ privilege, columns, objectKind, object, role, granted, argumentTypes, origin });
      }
    }
  }
  draft.grants = draft.grants.concat(List(entries));
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
  const concerns = (each: Grant): boolean =>
    each.object.name === name.name &&
    sameName(each.object, name) &&
    // A sequence or view may have been granted on with the word TABLE.
    (each.objectKind === kind || (kind === 'sequence' && each.objectKind === 'table')) &&
    (types === undefined || each.argumentTypes === undefined || each.argumentTypes.join() === types.join());
  if (draft.grants.some(concerns)) draft.grants = draft.grants.filter((each) => !concerns(each));
}
