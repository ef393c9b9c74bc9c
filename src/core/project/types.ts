/** A migration file as read from disk. `path` is what the caller uses to name it (absolute or URI). */
export interface MigrationFile {
  readonly path: string;
  /** File name with extension. */
  readonly fileName: string;
  readonly text: string;
}

/** What `<digits>_<name>.sql` says; the CLI's pattern is `^([0-9]+)_(.*)\.sql$` (research/cli.md §2.1). */
export interface MigrationName {
  readonly version: string;
  readonly name: string;
}

/** Settings of `supabase/config.toml` that this project reads, with the CLI's defaults filled in. */
export interface ProjectConfig {
  readonly projectId: string | undefined;
  /** `[db].major_version`, default 17. */
  readonly postgresMajor: number;
  /** `[db].port`, default 54322. */
  readonly databasePort: number;
  /** `[api].schemas`, default `public`, `graphql_public`. */
  readonly exposedSchemas: readonly string[];
  /** `[api].auto_expose_new_tables` as written. */
  readonly autoExposeNewTables: boolean | undefined;
  /** `[db.seed].sql_paths`. */
  readonly seedPaths: readonly string[];
  /** `[auth].enable_anonymous_sign_ins`. */
  readonly anonymousSignIns: boolean;
  /** What could not be read, in one sentence, when the file is broken. */
  readonly problem?: { readonly message: string; readonly line?: number };
}

/** Whether a migration has run on a database that matters, as far as is known. */
export type AppliedState = 'applied' | 'pending';

/**
 * `remote-only`: on a database but in no file. `out-of-order`: pending, and sorts before the last
 * version on a database that lacks it. `duplicate`: a further file of a version, which the CLI cannot
 * record. `skipped`: the CLI does not take the file's name.
 */
export type MigrationState = 'applied' | 'pending' | 'remote-only' | 'out-of-order' | 'duplicate' | 'skipped';

/** One migration of a history: a file, a recorded version, or both. */
export interface MigrationStatus {
  readonly version: string;
  readonly name: string;
  /** Absolute path; missing for `remote-only`. */
  readonly path?: string;
  readonly state: MigrationState;
  /** Per target id: applied, not applied, or not known. */
  readonly on: Readonly<Record<string, boolean | null>>;
}
