import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const patience = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };

const folders = new Set<string>();

// However this process ends, it leaves no folder behind.
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, patience);
});

/**
 * A new folder among the system's temporary ones, by its real path (macOS links its own). It goes when
 * `removeFolder` is called, at the latest with this process.
 */
export async function makeTemporaryFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), prefix));
  folders.add(folder);
  return folder;
}

/** Removes a folder with everything in it; waits a little for programs that still hold files open. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, patience);
  folders.delete(folder);
}
