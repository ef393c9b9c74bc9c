import type { List, Map as PersistentMap } from 'immutable';
import type { TextRange } from '../text/range.ts';

/** Where in the history something was written. */
export interface Origin {
  /** The migration's path, as in `MigrationFile.path`. */
  readonly path: string;
  /** Position of the file in the history, from 0. */
  readonly file: number;
  /** The whole statement, UTF-16. */
  readonly range: TextRange;
  /** The object's name in the statement, UTF-16; the statement where that is not known. */
  readonly nameRange: TextRange;
  /** True when the file has not been applied yet. */
  readonly pending: boolean;
}

/** A schema-qualified name; an unqualified name in the text resolves to `public` unless the file says otherwise. */
export interface QualifiedName {
  readonly schema: string;
  readonly name: string;
}

/** A type as written: `numeric(10,2)[]` is name `numeric`, modifiers [10, 2], array true. Built-in aliases are normalised (`int4` → `integer` … see schema/typeName.ts). */
export interface TypeReference {
  readonly schema: string | undefined;
  readonly name: string;
  readonly modifiers: readonly number[];
  readonly array: boolean;
}

export interface Column {
  readonly name: string;
  readonly type: TypeReference;
  readonly notNull: boolean;
  /** Source text of the default, trimmed. */
  readonly defaultText: string | undefined;
  readonly identity: boolean;
  readonly generated: 'stored' | 'virtual' | undefined;
  readonly origin: Origin;
}

export type ConstraintKind = 'primaryKey' | 'unique' | 'foreignKey' | 'check' | 'exclusion' | 'notNull';

export interface Constraint {
  /** As written, or the name Postgres gives (`t_pkey`, `t_a_fkey`, `t_a_key`, `t_a_check`). */
  readonly name: string;
  readonly kind: ConstraintKind;
  readonly columns: readonly string[];
  readonly references: { readonly table: QualifiedName; readonly columns: readonly string[] } | undefined;
  readonly onDelete: 'noAction' | 'restrict' | 'cascade' | 'setNull' | 'setDefault' | undefined;
  /** Source text of a CHECK's expression. */
  readonly expressionText: string | undefined;
  readonly validated: boolean;
  readonly origin: Origin;
}

export interface Table {
  readonly name: QualifiedName;
  readonly kind: 'table' | 'partitioned' | 'foreign';
  readonly columns: List<Column>;
  readonly constraints: List<Constraint>;
  readonly partitionOf: QualifiedName | undefined;
  readonly temporary: boolean;
  readonly rowLevelSecurity: boolean;
  readonly forceRowLevelSecurity: boolean;
  /** Rows have been put in by a migration (INSERT, COPY, CREATE TABLE AS). */
  readonly populated: boolean;
  readonly comment: string | undefined;
  readonly origin: Origin;
  /** Every later statement that altered it. */
  readonly altered: List<Origin>;
  /** False when a conditional or dynamic statement may have changed it in ways not followed. */
  readonly known: boolean;
}

export interface Index {
  readonly name: QualifiedName;
  readonly table: QualifiedName;
  /** Column names in order; an expression is `undefined`. */
  readonly columns: readonly (string | undefined)[];
  readonly unique: boolean;
  readonly predicateText: string | undefined;
  readonly method: string;
  readonly concurrent: boolean;
  readonly origin: Origin;
}

export interface View {
  readonly name: QualifiedName;
  readonly materialized: boolean;
  /** `security_invoker`, `security_barrier`, … as written, lower case. */
  readonly options: Readonly<Record<string, string>>;
  readonly origin: Origin;
}

export interface Routine {
  readonly name: QualifiedName;
  readonly kind: 'function' | 'procedure';
  /** Input argument types as written, normalised. */
  readonly argumentTypes: readonly string[];
  readonly returns: string | undefined;
  readonly language: string;
  readonly securityDefiner: boolean;
  readonly volatility: 'immutable' | 'stable' | 'volatile';
  /** `SET name = value` clauses: lower-case name → value text (`''` is the empty string). */
  readonly settings: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly origin: Origin;
}

export interface Trigger {
  readonly name: string;
  readonly table: QualifiedName;
  readonly routine: QualifiedName;
  readonly origin: Origin;
}

export interface Policy {
  readonly name: string;
  readonly table: QualifiedName;
  readonly command: 'all' | 'select' | 'insert' | 'update' | 'delete';
  readonly permissive: boolean;
  /** Role names; `public` when there is no TO clause. */
  readonly roles: readonly string[];
  readonly usingText: string | undefined;
  readonly checkText: string | undefined;
  readonly origin: Origin;
}

export interface EnumType {
  readonly name: QualifiedName;
  readonly values: readonly string[];
  readonly origin: Origin;
}

export interface DomainType {
  readonly name: QualifiedName;
  readonly baseType: TypeReference;
  readonly constrained: boolean;
  readonly origin: Origin;
}

export interface Grant {
  readonly privilege: string;
  readonly objectKind:
    | 'table'
    | 'function'
    | 'schema'
    | 'sequence'
    | 'type'
    | 'allTables'
    | 'allFunctions'
    | 'allSequences'
    | 'defaultTables'
    | 'defaultFunctions'
    | 'defaultSequences';
  readonly object: QualifiedName;
  readonly role: string;
  readonly granted: boolean;
  readonly origin: Origin;
}

/**
 * The catalogue at one point of the history: immutable, cheap to keep for every statement.
 * Keys are `schema.name` (see `keyOf`); policies, triggers: `schema.table/name`; routines:
 * `schema.name(type,type)`.
 */
export interface Catalog {
  readonly tables: PersistentMap<string, Table>;
  readonly indexes: PersistentMap<string, Index>;
  readonly views: PersistentMap<string, View>;
  readonly routines: PersistentMap<string, Routine>;
  readonly triggers: PersistentMap<string, Trigger>;
  readonly policies: PersistentMap<string, Policy>;
  readonly enums: PersistentMap<string, EnumType>;
  readonly domains: PersistentMap<string, DomainType>;
  readonly schemas: PersistentMap<string, Origin>;
  readonly extensions: PersistentMap<
    string,
    { readonly schema: string | undefined; readonly origin: Origin }
  >;
  readonly roles: PersistentMap<string, Origin>;
  readonly publications: PersistentMap<
    string,
    { readonly tables: readonly QualifiedName[] | 'all'; readonly origin: Origin }
  >;
  readonly grants: List<Grant>;
  /**
   * What dynamic SQL or a conditional block may have changed: `rls` when a block enables RLS for
   * tables that cannot be named, `everything` when nothing can be said.
   */
  readonly unknown: { readonly everything: boolean; readonly rowLevelSecurity: boolean };
}

/** The key of a qualified name in the catalogue's maps. */
export function keyOf(name: QualifiedName): string {
  return `${name.schema}.${name.name}`;
}
