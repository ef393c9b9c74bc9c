import { Map as PersistentMap } from 'immutable';
import type { Catalog, UnknownFlags, Uses } from './types.ts';

/** `"$user", public, extensions`: the search path of the roles of a Supabase database. */
export const DEFAULT_SEARCH_PATH: readonly string[] = ['public', 'extensions'];

/** Nothing is unknown. */
export const ALL_KNOWN: UnknownFlags = {
  everything: false,
  rowLevelSecurity: false,
  tables: false,
  routines: false,
  types: false,
  privileges: false,
};

/** The uses of something that mentions nothing. */
export const USES_NOTHING: Uses = { relations: [], routines: [], columns: [] };

const EMPTY: Catalog = {
  tables: PersistentMap(),
  indexes: PersistentMap(),
  views: PersistentMap(),
  routines: PersistentMap(),
  routineKeys: PersistentMap(),
  triggers: PersistentMap(),
  policies: PersistentMap(),
  enums: PersistentMap(),
  domains: PersistentMap(),
  compositeTypes: PersistentMap(),
  sequences: PersistentMap(),
  schemas: PersistentMap(),
  extensions: PersistentMap(),
  roles: PersistentMap(),
  publications: PersistentMap(),
  eventTriggers: PersistentMap(),
  constraintNames: PersistentMap(),
  grants: PersistentMap(),
  unknown: ALL_KNOWN,
  session: { file: -1, searchPath: DEFAULT_SEARCH_PATH, madeTemporary: false },
};

/** A catalogue without any object, not even the schema `public`; see `supabaseBaseline` for what a project starts from. */
export function emptyCatalog(): Catalog {
  return EMPTY;
}
