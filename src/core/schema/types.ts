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

/**
 * What an expression or query mentions, resolved as far as the search path at that place tells. Used to
 * follow `… CASCADE`: nothing here is complete enough to prove that something is *not* used.
 */
export interface Uses {
  readonly relations: readonly QualifiedName[];
  readonly routines: readonly QualifiedName[];
  /** Last parts of column references, without their table. */
  readonly columns: readonly string[];
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
  /** Source text of the expression of a generated column. */
  readonly generatedText: string | undefined;
  /** What the default or the generation expression mentions. */
  readonly uses: Uses;
  readonly comment: string | undefined;
  readonly origin: Origin;
}

export type ConstraintKind = 'primaryKey' | 'unique' | 'foreignKey' | 'check' | 'exclusion' | 'notNull';

/** What a foreign key does when the row it points to goes or changes; foreign keys only. */
export type ReferentialAction = 'noAction' | 'restrict' | 'cascade' | 'setNull' | 'setDefault';

export interface Constraint {
  /** As written, or the name Postgres gives (`t_pkey`, `t_a_fkey`, `t_a_key`, `t_a_check`). */
  readonly name: string;
  readonly kind: ConstraintKind;
  readonly columns: readonly string[];
  readonly references: { readonly table: QualifiedName; readonly columns: readonly string[] } | undefined;
  readonly onDelete: ReferentialAction | undefined;
  readonly onUpdate: ReferentialAction | undefined;
  readonly deferrable: boolean;
  /** What a CHECK's expression mentions. */
  readonly uses: Uses;
  /** Source text of a CHECK's expression. */
  readonly expressionText: string | undefined;
  readonly validated: boolean;
  readonly origin: Origin;
}

/** A side of a table that a conditional or dynamic statement may have changed in a way not followed. */
export type TableAspect =
  | 'existence'
  | 'columns'
  | 'constraints'
  | 'indexes'
  | 'rowLevelSecurity'
  | 'policies'
  | 'triggers'
  | 'privileges';

export interface Table {
  readonly name: QualifiedName;
  readonly kind: 'table' | 'partitioned' | 'foreign';
  readonly columns: List<Column>;
  readonly constraints: List<Constraint>;
  readonly partitionOf: QualifiedName | undefined;
  /** Parents by `INHERITS`. */
  readonly inherits: readonly QualifiedName[];
  /** Partitions and tables that inherit from it. */
  readonly children: readonly QualifiedName[];
  readonly temporary: boolean;
  readonly rowLevelSecurity: boolean;
  readonly forceRowLevelSecurity: boolean;
  /** Rows have been put in by a migration (INSERT, COPY, CREATE TABLE AS). */
  readonly populated: boolean;
  readonly comment: string | undefined;
  readonly origin: Origin;
  /** Every later statement that altered it. */
  readonly altered: List<Origin>;
  /** False when a conditional or dynamic statement may have changed it in ways not followed: `uncertain` is not empty. */
  readonly known: boolean;
  /** The sides of it that are not known; ask `isCertain` (schema/queries.ts) where only one matters. */
  readonly uncertain: readonly TableAspect[];
}

export interface Index {
  readonly name: QualifiedName;
  readonly table: QualifiedName;
  /** Column names in order; an expression is `undefined`. */
  readonly columns: readonly (string | undefined)[];
  readonly unique: boolean;
  readonly predicateText: string | undefined;
  /** Each key as written with its operator class and order, lower case, blanks folded: `lower(a) desc`. */
  readonly keyTexts: readonly string[];
  /** Columns of `INCLUDE (…)`. */
  readonly including: readonly string[];
  readonly nullsNotDistinct: boolean;
  /** The constraint that it backs, by name. */
  readonly constraint: string | undefined;
  /** What its expressions and predicate mention. */
  readonly uses: Uses;
  readonly method: string;
  readonly concurrent: boolean;
  readonly origin: Origin;
}

export interface View {
  readonly name: QualifiedName;
  readonly materialized: boolean;
  /** `security_invoker`, `security_barrier`, … as written, lower case. */
  readonly options: Readonly<Record<string, string>>;
  /** What its query mentions. */
  readonly uses: Uses;
  /** Materialized views: rows were put in when it was made. */
  readonly populated: boolean;
  readonly temporary: boolean;
  readonly comment: string | undefined;
  /** False when a conditional or dynamic statement may have changed its options or dropped it. */
  readonly known: boolean;
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
  /** Names of the input arguments; `undefined` where an argument has none. */
  readonly argumentNames: readonly (string | undefined)[];
  readonly returnsSet: boolean;
  readonly comment: string | undefined;
  /** False when a conditional or dynamic statement may have changed or dropped it. */
  readonly known: boolean;
  readonly origin: Origin;
}

export interface Trigger {
  readonly name: string;
  readonly table: QualifiedName;
  readonly routine: QualifiedName;
  readonly timing: 'before' | 'after' | 'insteadOf';
  readonly events: readonly ('insert' | 'update' | 'delete' | 'truncate')[];
  /** `UPDATE OF` columns. */
  readonly columns: readonly string[];
  readonly forEach: 'row' | 'statement';
  readonly constraint: boolean;
  /** `ALTER TABLE … DISABLE TRIGGER`. */
  readonly enabled: boolean;
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
  /** What its expressions mention. */
  readonly uses: Uses;
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

export interface CompositeType {
  readonly name: QualifiedName;
  readonly attributes: readonly { readonly name: string; readonly type: TypeReference }[];
  readonly origin: Origin;
}

export interface Sequence {
  readonly name: QualifiedName;
  /** The column that it goes with: `serial`, identity, `OWNED BY`. */
  readonly ownedBy: { readonly table: QualifiedName; readonly column: string } | undefined;
  readonly origin: Origin;
}

/**
 * One privilege given or taken, in the order of the history. Entries of an object go when it is dropped,
 * and follow it when it is renamed. `public` is the role name of `PUBLIC`. For `allTables` … and
 * `defaultTables` … `object` is `{ schema, name: '' }`; a schema of `''` means every schema. For a schema `object` names it twice. Who has what
 * at the end is told by `grantsTo` (schema/queries.ts).
 */
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
  /** Columns of `GRANT SELECT (a, b)`; empty for the whole object. */
  readonly columns: readonly string[];
  /** Functions: the input argument types; `undefined` when written without. */
  readonly argumentTypes: readonly string[] | undefined;
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
  /** Entries by their object's key (`keyOf(grant.object)`), each list in the order of the history; read them with `grantsTo`. */
  readonly grants: PersistentMap<string, List<Grant>>;
  /** What dynamic SQL or a conditional block may have changed without a table to mark. */
  readonly unknown: UnknownFlags;
  readonly sequences: PersistentMap<string, Sequence>;
  readonly compositeTypes: PersistentMap<string, CompositeType>;
  readonly eventTriggers: PersistentMap<string, { readonly routine: QualifiedName; readonly origin: Origin }>;
  /** `schema.name` → keys of its overloads in `routines`, in the order they were made. */
  readonly routineKeys: PersistentMap<string, readonly string[]>;
  /** How often a constraint name occurs in a schema (`schema.name`): Postgres avoids names in use. */
  readonly constraintNames: PersistentMap<string, number>;
  /** The session of the file being folded; the CLI resets it before each file. */
  readonly session: Session;
}

/**
 * What holds for the whole database from then on. Tables and views that were there when dynamic SQL ran
 * carry their own mark (`uncertain`, `known`); those made afterwards are as certain as ever.
 */
export interface UnknownFlags {
  /** SQL text that is made up elsewhere was run: anything may be there that is not known. */
  readonly everything: boolean;
  /** Tables get row level security by themselves: an event trigger enables it. */
  readonly rowLevelSecurity: boolean;
  /** Tables may exist, or be gone, that could not be named. */
  readonly tables: boolean;
  /** Functions that could not be named were made, changed or dropped. */
  readonly routines: boolean;
  readonly types: boolean;
  /** Privileges on schemas, functions or sequences, or default ones. */
  readonly privileges: boolean;
}

export interface Session {
  /** `MigrationFile` position that it belongs to. */
  readonly file: number;
  /** Schemas in which unqualified names are looked for, first one first; new objects go to the first. */
  readonly searchPath: readonly string[];
  /** Whether the file has made something in `pg_temp`, which ends with its session. */
  readonly madeTemporary: boolean;
}

/** The key of a qualified name in the catalogue's maps. */
export function keyOf(name: QualifiedName): string {
  return `${name.schema}.${name.name}`;
}
