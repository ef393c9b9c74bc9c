import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { ProcessResult, ProcessRunner } from '../../core/ports/process.ts';
import { cliEnvironment } from '../../core/supabase/environment.ts';
import { stripTerminalSequences } from '../../core/supabase/ansi.ts';
import { formatVersion, parseVersion } from '../../core/supabase/version.ts';

/** `--version` takes 0.3 to 0.7 s where it works; a machine under load gets its time. */
export const versionTimeoutMs = 15_000;

export type VersionAnswer =
  { readonly ok: true; readonly version: string } | { readonly ok: false; readonly result: ProcessResult };

/** Asks programs for their version; an unchanged file is asked once. */
export interface VersionAsker {
  ask(path: string, signal: AbortSignal): Promise<VersionAnswer>;
}

/** Remembers answers by path, size and time of change, for as long as the asker lives. */
export function createVersionAsker(runner: ProcessRunner, timeoutMs = versionTimeoutMs): VersionAsker {
  const known = new Map<string, VersionAnswer>();
  return {
    ask: async (path, signal) => {
      const key = await fingerprint(path);
      const answer = known.get(key);
      if (answer !== undefined) return answer;
      const fresh = await ask(path, { runner, timeoutMs, signal });
      if (fresh.ok) known.set(key, fresh);
      return fresh;
    },
  };
}

interface AskOptions {
  readonly runner: ProcessRunner;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

async function ask(path: string, { runner, timeoutMs, signal }: AskOptions): Promise<VersionAnswer> {
  // Not in the project: nothing of it is needed, and a broken one must not get in the way.
  const request = { file: path, args: ['--version'], cwd: tmpdir(), env: cliEnvironment(), timeoutMs };
  const result = await runner.run(request, signal);
  if (result.outcome !== 'exited' || result.exitCode !== 0) return { ok: false, result };
  const lines = stripTerminalSequences(result.stdout).trim().split('\n');
  // Nothing but a version (1.x and later print just that): other programs' banners are not taken for it.
  const line = lines.find((candidate) =>
    /^(?:supabase(?: version)? )?v?\d+\.\d+\.\d+\S*$/i.test(candidate.trim()),
  );
  const version = line === undefined ? undefined : parseVersion(line);
  return version === undefined ? { ok: false, result } : { ok: true, version: formatVersion(version) };
}

async function fingerprint(path: string): Promise<string> {
  return stat(path).then(
    ({ size, mtimeMs }) => `${path}\n${size}\n${mtimeMs}`,
    () => path,
  );
}
