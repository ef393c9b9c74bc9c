import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Log } from '../core/ports/log.ts';

/**
 * Names of those files of `folder` that are on git's default branch; `undefined` where that is not known
 * (no git, no repository, no such branch). Runs git, so only for trusted folders.
 */
export async function branchFilesOf(folder: string): Promise<ReadonlySet<string> | undefined> {
  if (!isInRepository(folder)) return undefined;
  const [{ createGit }, { createProcessRunner }] = await Promise.all([
    import('./git.ts'),
    import('./processRunner.ts'),
  ]);
  const runner = createProcessRunner({ log: silentLog });
  try {
    const files = await createGit({ runner, log: silentLog }).filesOnDefaultBranch(folder, neverCancelled);
    return files.known ? files.fileNames : undefined;
  } finally {
    runner.dispose();
  }
}

/** For callers to whom a log means nothing, such as the terminal commands. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const neverCancelled = new AbortController().signal;

/** Spares a process where no folder above has a `.git`. */
function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}
