import type { NameReference, RoutineReference, UsesReference } from '../operation.ts';
import { argumentTypeText, isBuiltIn } from '../typeName.ts';
import { keyOf } from '../types.ts';
import type { Catalog, QualifiedName, Routine, Table, TypeReference, Uses } from '../types.ts';
import { USES_NOTHING } from '../catalog.ts';
import { routineKey } from './draft.ts';

/** Whether a table, view, index, sequence or composite type has this name: they share one name space. */
export function relationExists(catalog: Catalog, key: string): boolean {
  return (
    catalog.tables.has(key) ||
    catalog.views.has(key) ||
    catalog.indexes.has(key) ||
    catalog.sequences.has(key) ||
    catalog.compositeTypes.has(key)
  );
}

/** The schema in which an unqualified new object is made: the first of the search path. */
export function creationSchema(catalog: Catalog): string {
  return catalog.session.searchPath[0] ?? 'public';
}

/** The name of an object about to be made. */
export function newName(catalog: Catalog, reference: NameReference): QualifiedName {
  return { schema: reference.schema ?? creationSchema(catalog), name: reference.name };
}

/**
 * The relation that a name means: the first of that name along the search path, temporary tables first;
 * where there is none, the name it would get if it were made now.
 */
export function resolveRelation(catalog: Catalog, reference: NameReference): QualifiedName {
  return resolveWith(catalog, reference, (key) => relationExists(catalog, key));
}

/** The enum, domain or composite type that a name means; see `resolveRelation`. */
export function resolveType(catalog: Catalog, reference: NameReference): QualifiedName {
  return resolveWith(
    catalog,
    reference,
    (key) => catalog.enums.has(key) || catalog.domains.has(key) || relationExists(catalog, key),
  );
}

/** The name of a routine, whatever its arguments; see `resolveRelation`. */
export function resolveRoutineName(catalog: Catalog, reference: NameReference): QualifiedName {
  return resolveWith(catalog, reference, (key) => catalog.routineKeys.has(key));
}

function resolveWith(
  catalog: Catalog,
  reference: NameReference,
  exists: (key: string) => boolean,
): QualifiedName {
  const { schema, name } = reference;
  if (schema !== undefined) return { schema, name };
  if (exists(`pg_temp.${name}`)) return { schema: 'pg_temp', name };
  for (const each of catalog.session.searchPath) {
    if (exists(`${each}.${name}`)) return { schema: each, name };
  }
  return { schema: creationSchema(catalog), name };
}

/** The table that a name means, if the catalogue has it. */
export function findTable(catalog: Catalog, reference: NameReference): Table | undefined {
  return catalog.tables.get(keyOf(resolveRelation(catalog, reference)));
}

/**
 * The overloads that a reference means: with arguments the exact one, or the only one with that many
 * arguments; without, all of that name.
 */
export function findRoutines(catalog: Catalog, reference: RoutineReference): readonly Routine[] {
  const name = resolveRoutineName(catalog, reference);
  const keys = catalog.routineKeys.get(keyOf(name)) ?? [];
  const overloads = keys.flatMap((key) => catalog.routines.get(key) ?? []);
  if (reference.argumentTypes === undefined) return overloads;
  const types = argumentTexts(catalog, reference.argumentTypes);
  const exact = catalog.routines.get(routineKey(name, types));
  if (exact !== undefined) return [exact];
  const likely = overloads.filter((routine) => routine.argumentTypes.length === types.length);
  return likely.length === 1 ? likely : [];
}

/** Argument types as texts that tell overloads apart: a type of our own is named with its schema unless in `public`. */
export function argumentTexts(catalog: Catalog, types: readonly TypeReference[]): readonly string[] {
  return types.map((type) => argumentTypeText(resolveTypeReference(catalog, type)));
}

/** The reference with its schema filled in when the search path finds a type of our own; `public` stays unwritten. */
export function resolveTypeReference(catalog: Catalog, type: TypeReference): TypeReference {
  if (type.schema !== undefined || isBuiltIn(type)) return type;
  const name = resolveType(catalog, type);
  const own = name.schema !== 'public' && isOwnType(catalog, keyOf(name));
  return own ? { ...type, schema: name.schema } : type;
}

function isOwnType(catalog: Catalog, key: string): boolean {
  return catalog.enums.has(key) || catalog.domains.has(key) || catalog.compositeTypes.has(key);
}

/** The same uses with every name resolved. */
export function resolveUses(catalog: Catalog, uses: UsesReference): Uses {
  const { relations, routines, columns } = uses;
  if (relations.length === 0 && routines.length === 0) {
    return columns.length === 0 ? USES_NOTHING : { relations: [], routines: [], columns };
  }
  return {
    relations: relations.map((relation) => resolveRelation(catalog, relation)),
    routines: routines.map((routine) => resolveRoutineName(catalog, routine)),
    columns,
  };
}
