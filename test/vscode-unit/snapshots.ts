import { buildSnapshot } from '../../src/core/supabase/snapshot.ts';
import { linkedTarget, localTarget } from '../../src/core/supabase/targets.ts';
import type { CliProblem, HistorySnapshot, TargetStatus } from '../../src/core/supabase/types.ts';
import type { ProjectState } from '../../src/vscode/history/projectState.ts';

export const local = localTarget(54322);
export const remote = linkedTarget({ ref: 'abcdefghijklmnopqrst', name: 'acme-prod' });

/** A database that answered with these versions. */
export function answers(target: typeof local, versions: readonly string[]): TargetStatus {
  return { target, ok: true, versions };
}

/** A database that could not be asked. */
export function fails(target: typeof local, action: NonNullable<CliProblem['action']>): TargetStatus {
  const problem = { code: action, message: `No answer (${action}).`, advice: 'Try something.', action };
  return { target, ok: false, versions: [], problem };
}

/** A snapshot of `/projects/inbox` with these file names. */
export function snapshot(
  fileNames: readonly string[],
  targets: readonly TargetStatus[],
  problems: readonly CliProblem[] = [],
): HistorySnapshot {
  const files = fileNames.map((fileName) => ({
    path: `/projects/inbox/supabase/migrations/${fileName}`,
    fileName,
  }));
  const cli = { path: '/usr/bin/supabase', version: '3.1.0', source: 'path' } as const;
  return buildSnapshot({ projectPath: '/projects/inbox', cli, files, targets, problems });
}

/** A state of one project around a snapshot. */
export function stateOf(found: HistorySnapshot | undefined, path = '/projects/inbox'): ProjectState {
  const label = path.split('/').at(-1) ?? path;
  return { project: { path, label }, snapshot: found, staleReason: undefined };
}
