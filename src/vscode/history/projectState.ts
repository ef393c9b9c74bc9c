import type {
  CliProblem,
  HistorySnapshot,
  MigrationStatus,
  TargetStatus,
} from '../../core/supabase/types.ts';
import { isPending, isProblem } from '../tree/migrationWords.ts';

/** A folder that holds a `supabase` folder. */
export interface Project {
  /** Absolute path of the folder that holds `supabase/`; names the project everywhere. */
  readonly path: string;
  /** What people read: the folder's name, or its path inside the workspace. */
  readonly label: string;
}

/** What is known about one project now. Replaced as a whole, never changed. */
export interface ProjectState {
  readonly project: Project;
  /** The last good answer; `undefined` until the first one. */
  readonly snapshot: HistorySnapshot | undefined;
  /** Why the snapshot is not of now, when the last refresh failed. */
  readonly staleReason: string | undefined;
}

/** Numbers that the status bar, the badge and the target nodes show. */
export interface HistoryCounts {
  readonly total: number;
  readonly pending: number;
  readonly problems: number;
}

/** Counts the migrations of a snapshot; a project without one counts as empty. */
export function countMigrations(snapshot: Pick<HistorySnapshot, 'migrations'> | undefined): HistoryCounts {
  const migrations = snapshot?.migrations ?? [];
  return {
    total: migrations.length,
    pending: migrations.filter(isPending).length,
    problems: migrations.filter(isProblem).length,
  };
}

/** How many files wait for `target`; `undefined` when the target did not answer. */
export function pendingOn(status: TargetStatus, migrations: readonly MigrationStatus[]): number | undefined {
  if (!status.ok) return undefined;
  return migrations.filter((migration) => isPending(migration) && migration.on[status.target.id] === false)
    .length;
}

/** Every problem of a project, those of its targets included, each code once. */
export function allProblems(snapshot: HistorySnapshot): readonly CliProblem[] {
  const byCode = new Map<string, CliProblem>();
  const problems = [...snapshot.problems, ...snapshot.targets.flatMap((target) => target.problem ?? [])];
  for (const problem of problems) if (!byCode.has(problem.code)) byCode.set(problem.code, problem);
  return [...byCode.values()];
}
