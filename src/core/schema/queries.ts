import type { Collection, Map as PersistentMap } from 'immutable';
import type { ProjectConfig } from '../project/types.ts';
import { sameName } from './apply/draft.ts';
import { keyOf } from './types.ts';
import type {
  Catalog,
  Column,
  Constraint,
  Grant,
  Index,
  Origin,
  Policy,
  QualifiedName,
  Routine,
  Table,
  TableAspect,
  Trigger,
} from './types.ts';

export { findTable, resolveRelation, resolveType } from './apply/resolve.ts';

/**
 * Whether a lock or a scan of the table hurts nobody: it was made in the file `path`, or in another
 * file that is not applied yet and no migration has put rows in; temporary tables always (rules.md §1).
 * The same for materialized views. False for a table that the catalogue lacks.
 */
export function isNewTable(catalog: Catalog, name: QualifiedName, file: { readonly path: string }): boolean {
  const relation = catalog.tables.get(keyOf(name)) ?? catalog.views.get(keyOf(name));
  if (relation === undefined) return false;
  if (relation.temporary || relation.origin.path === file.path) return true;
  return relation.origin.pending && !relation.populated;
}

/** Whether the table is part of every Supabase database, not made by a migration. */
export function isBaseline(object: { readonly origin: Origin }): boolean {
  return object.origin.file < 0;
}

/** The column of that name. */
export function columnOf(table: Table | undefined, name: string): Column | undefined {
  return table?.columns.find((column) => column.name === name);
}

/** The constraints of a table, in the order they were made; only those of `kind` when given. */
export function constraintsOf(table: Table, kind?: Constraint['kind']): readonly Constraint[] {
  const all = table.constraints.toArray();
  return kind === undefined ? all : all.filter((constraint) => constraint.kind === kind);
}

/** The primary key of a table. */
export function primaryKeyOf(table: Table): Constraint | undefined {
  return table.constraints.find((constraint) => constraint.kind === 'primaryKey');
}

/** The indexes of a table or materialized view, those behind its constraints included. */
export function indexesOf(catalog: Catalog, table: QualifiedName): readonly Index[] {
  return grouped(catalog.indexes).get(keyOf(table)) ?? [];
}

/** The policies of a table. */
export function policiesOf(catalog: Catalog, table: QualifiedName): readonly Policy[] {
  return grouped(catalog.policies).get(keyOf(table)) ?? [];
}

/** The triggers of a table or view. */
export function triggersOf(catalog: Catalog, table: QualifiedName): readonly Trigger[] {
  return grouped(catalog.triggers).get(keyOf(table)) ?? [];
}

/** The foreign keys of all tables that point at a table. */
export function foreignKeysTo(
  catalog: Catalog,
  table: QualifiedName,
): readonly { readonly table: Table; readonly constraint: Constraint }[] {
  const found: { table: Table; constraint: Constraint }[] = [];
  for (const other of catalog.tables.values()) {
    for (const constraint of other.constraints) {
      if (constraint.references !== undefined && sameName(constraint.references.table, table)) {
        found.push({ table: other, constraint });
      }
    }
  }
  return found;
}

/** All overloads of a function or procedure. */
export function routineOverloads(catalog: Catalog, name: QualifiedName): readonly Routine[] {
  return (catalog.routineKeys.get(keyOf(name)) ?? []).flatMap((key) => catalog.routines.get(key) ?? []);
}

/** Whether nothing conditional or dynamic may have changed that side of the table unseen. */
export function isCertain(table: Table, aspect: TableAspect): boolean {
  return !table.uncertain.includes(aspect);
}

/**
 * Whether row level security is on; `unknown` when dynamic SQL or an event trigger may have changed it,
 * in which case nothing must be claimed.
 */
export function rowLevelSecurityOf(catalog: Catalog, table: Table): 'on' | 'off' | 'unknown' {
  if (!isCertain(table, 'rowLevelSecurity')) return 'unknown';
  if (table.rowLevelSecurity) return 'on';
  return catalog.unknown.rowLevelSecurity ? 'unknown' : 'off';
}

/** Whether the Data API serves the schema (`[api].schemas` of config.toml). */
export function isExposed(schema: string, config: Pick<ProjectConfig, 'exposedSchemas'>): boolean {
  return config.exposedSchemas.includes(schema);
}

/** What privileges are asked about. A routine without `argumentTypes` means every overload. */
export interface GrantTarget {
  readonly kind: 'table' | 'function' | 'sequence' | 'schema' | 'type';
  readonly name: QualifiedName;
  readonly argumentTypes?: readonly string[];
  /** Where the object was made: defaults set before it and schema-wide grants made after it count. */
  readonly origin?: Origin;
}

const WHOLE_SCHEMA = { table: 'allTables', function: 'allFunctions', sequence: 'allSequences' } as const;
const DEFAULTS = {
  table: 'defaultTables',
  function: 'defaultFunctions',
  sequence: 'defaultSequences',
} as const;

/**
 * The GRANT and REVOKE entries that reach an object, in the order in which they take effect: default
 * privileges that were in force when it was made, then what was granted on it or on its whole schema.
 * Only those of `role` when given.
 */
export function grantsTo(catalog: Catalog, target: GrantTarget, role?: string): readonly Grant[] {
  const { schema } = target.name;
  const keys = new Set([`.`, `${schema}.`, keyOf(target.name)]);
  const reached = [...keys]
    .flatMap((key) => catalog.grants.get(key)?.toArray() ?? [])
    .filter((grant) => role === undefined || grant.role === role);
  const defaults = reached.filter((grant) => isDefaultFor(grant, target));
  const others = reached.filter((grant) => isGrantOn(grant, target));
  return [...defaults.sort(byPlace), ...others.sort(byPlace)];
}

function byPlace(left: Grant, right: Grant): number {
  return isBefore(left.origin, right.origin) ? -1 : isBefore(right.origin, left.origin) ? 1 : 0;
}

/**
 * The privileges that `role` holds by the migrations' own GRANTs and REVOKEs: lower-case names, `all` for
 * ALL. What Postgres and Supabase give by themselves (EXECUTE to `public` on functions, the Data API's
 * default grants) is not counted.
 */
export function privilegesOf(catalog: Catalog, target: GrantTarget, role: string): ReadonlySet<string> {
  const held = new Set<string>();
  for (const grant of grantsTo(catalog, target, role)) {
    if (grant.granted) held.add(grant.privilege);
    else if (grant.privilege === 'all') held.clear();
    else if (grant.columns.length === 0) held.delete(grant.privilege);
  }
  return held;
}

function isDefaultFor(grant: Grant, target: GrantTarget): boolean {
  if (target.kind === 'schema' || target.kind === 'type' || target.origin === undefined) return false;
  const here = grant.object.schema === '' || grant.object.schema === target.name.schema;
  return grant.objectKind === DEFAULTS[target.kind] && here && isBefore(grant.origin, target.origin);
}

function isGrantOn(grant: Grant, target: GrantTarget): boolean {
  if (grant.objectKind === target.kind) {
    if (target.kind === 'schema') return grant.object.schema === target.name.schema;
    if (!sameName(grant.object, target.name)) return false;
    const { argumentTypes } = target;
    return (
      argumentTypes === undefined || (grant.argumentTypes ?? argumentTypes).join() === argumentTypes.join()
    );
  }
  if (target.kind === 'schema' || target.kind === 'type') return false;
  const whole = grant.objectKind === WHOLE_SCHEMA[target.kind] && grant.object.schema === target.name.schema;
  return whole && (target.origin === undefined || isBefore(target.origin, grant.origin));
}

/** Whether `left` stands before `right` in the history. */
export function isBefore(left: Origin, right: Origin): boolean {
  return left.file < right.file || (left.file === right.file && left.range.start < right.range.start);
}

const groups = new WeakMap<object, ReadonlyMap<string, readonly unknown[]>>();

/** The values of a map by their table; made once for each version of the map. */
function grouped<Value extends { readonly table: QualifiedName }>(
  map: PersistentMap<string, Value>,
): ReadonlyMap<string, readonly Value[]> {
  const known = groups.get(map);
  // Only this function fills the cache, with the values of the very map that is the key.
  if (known !== undefined) return known as ReadonlyMap<string, readonly Value[]>;
  const made = new Map<string, Value[]>();
  const values: Collection.Indexed<Value> = map.valueSeq();
  for (const value of values) {
    const key = keyOf(value.table);
    const list = made.get(key);
    if (list === undefined) made.set(key, [value]);
    else list.push(value);
  }
  groups.set(map, made);
  return made;
}
