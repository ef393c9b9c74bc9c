import type { MigrationStatus } from '../project/types.ts';

export type { MigrationState, MigrationStatus } from '../project/types.ts';

/** The Supabase CLI that was found. */
export interface CliInfo {
  readonly path: string;
  readonly version: string;
  /** Why this one: `setting`, `node_modules`, `PATH`, … */
  readonly source: 'setting' | 'project' | 'path' | 'common-place';
}

/** A database that the history is compared with. Secrets are never part of it. */
export interface Target {
  readonly id: string;
  readonly kind: 'local' | 'linked' | 'project-ref' | 'db-url';
  /** What people read: `local (127.0.0.1:54322)`, `acme-prod (abcdefghijklmnopqrst)`. */
  readonly label: string;
  readonly projectRef?: string;
}

/** A failure of the CLI, decoded to one sentence and a way out. */
export interface CliProblem {
  /** The CLI's own code without its `Legacy` prefix, or one of ours (`cli-not-found`, `cli-timed-out`, `cli-garbled`, `cli-too-old` …). */
  readonly code: string;
  readonly message: string;
  /** What to do, one sentence. */
  readonly advice: string;
  /** Which button helps. */
  readonly action?:
    | 'install-cli'
    | 'choose-cli'
    | 'update-cli'
    | 'start-database'
    | 'link-project'
    | 'enter-password'
    | 'open-config'
    | 'show-output'
    | 'trust-workspace'
    | 'log-in';
}

export interface TargetStatus {
  readonly target: Target;
  readonly ok: boolean;
  readonly problem?: CliProblem;
  /** Versions in the target's history table, as written there. Empty when not ok. */
  readonly versions: readonly string[];
}

/** Files and databases merged; frozen, replaced as a whole. Sorted by version, oldest first. */
export interface HistorySnapshot {
  readonly projectPath: string;
  readonly cli: CliInfo | undefined;
  readonly targets: readonly TargetStatus[];
  readonly migrations: readonly MigrationStatus[];
  readonly problems: readonly CliProblem[];
}
