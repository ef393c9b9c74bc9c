import { mergeHistory } from '../project/history.ts';
import type { CliInfo, CliProblem, HistorySnapshot, TargetStatus } from './types.ts';

/** What a snapshot is made of. */
export interface SnapshotParts {
  /** The folder that contains `supabase/`. */
  readonly projectPath: string;
  readonly cli: CliInfo | undefined;
  /** Files of the migrations folder, in any order. */
  readonly files: readonly { readonly path: string; readonly fileName: string }[];
  readonly targets: readonly TargetStatus[];
  /** What concerns the project as a whole; a target's own problem stays with the target. */
  readonly problems?: readonly CliProblem[];
}

/** Merges files and databases to one snapshot that nobody can change afterwards. */
export function buildSnapshot({
  projectPath,
  cli,
  files,
  targets,
  problems = [],
}: SnapshotParts): HistorySnapshot {
  const answers = targets.map(({ target, ok, versions }) => ({ id: target.id, ok, versions }));
  const migrations = mergeHistory({ files, targets: answers });
  return deepFreeze({ projectPath, cli, targets, migrations, problems });
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const child of Object.values(value)) deepFreeze(child);
  return value;
}
