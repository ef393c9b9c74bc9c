import { slugify } from '../../project/migrationName.ts';
import type { Operation } from '../../schema/operation.ts';

/** A name for a migration from the first thing it does that has a name of its own; undefined when nothing has. */
export function suggestName(operations: readonly Operation[]): string | undefined {
  for (const operation of operations) {
    const words = wordsFor(operation);
    if (words !== undefined) return slugify(words).slice(0, 60).replace(/_+$/u, '');
  }
  return undefined;
}

/** The words of the names of the tables, views, routines, types and schemas that a file changes. */
export function objectWords(operations: readonly Operation[]): readonly string[] {
  return operations.flatMap((operation) => {
    const object =
      ('table' in operation && operation.table) ||
      ('view' in operation && operation.view) ||
      ('routine' in operation && operation.routine) ||
      ('type' in operation && typeof operation.type === 'object' && operation.type) ||
      (operation.kind === 'dropRelation' && operation.name) ||
      undefined;
    return object === undefined ? [] : object.name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  });
}

function wordsFor(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'createTable':
      return operation.temporary ? undefined : `create ${operation.table.name}`;
    case 'addColumn':
      return `add ${operation.column.name} to ${operation.table.name}`;
    case 'dropColumn':
      return `drop ${operation.column} from ${operation.table.name}`;
    case 'renameColumn':
      return `rename ${operation.table.name} ${operation.column} to ${operation.newName}`;
    case 'alterColumnType':
      return `change type of ${operation.table.name} ${operation.column}`;
    case 'setRowLevelSecurity':
      return `${operation.enabled ? 'enable' : 'disable'} rls on ${operation.table.name}`;
    case 'addConstraint':
      return `add constraint to ${operation.table.name}`;
    case 'dropRelation':
      return `drop ${operation.name.name}`;
    case 'renameRelation':
      return `rename ${operation.name.name} to ${operation.newName}`;
    case 'createIndex':
      return `index ${operation.name ?? operation.table.name}`;
    case 'createView':
      return `create view ${operation.view.name}`;
    case 'createRoutine':
      return `${operation.replace ? 'define' : 'create'} ${operation.routine.name}`;
    case 'createTrigger':
      return `add trigger ${operation.name}`;
    case 'createPolicy':
      return `add policies to ${operation.table.name}`;
    case 'createEnum':
      return `create type ${operation.type.name}`;
    case 'addEnumValue':
      return `add ${operation.value} to ${operation.type.name}`;
    case 'createExtension':
      return `enable ${operation.extension}`;
    case 'createSchema':
      return `create schema ${operation.schema}`;
    case 'insertInto':
      return `insert into ${operation.table.name}`;
    default:
      return undefined;
  }
}
