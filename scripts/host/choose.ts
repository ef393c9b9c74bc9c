import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../support/places.ts';

export type HostKind = 'desktop' | 'server';

const releasesAddress = 'https://update.code.visualstudio.com/api/releases/stable';
const probeLimit = 3_000;

async function downloadIsReachable(): Promise<boolean> {
  try {
    const answer = await fetch(releasesAddress, { signal: AbortSignal.timeout(probeLimit) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Whether a window can be opened on this machine. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  );
}

/**
 * Which VS Code runs the suite: the variable `SUPABASE_MIGRATIONS_HOST` (`desktop` or `server`) decides, otherwise
 * the desktop where there is a display and its download answers, and the server in the browser elsewhere.
 */
export async function chooseHost(): Promise<HostKind> {
  const forced = process.env['SUPABASE_MIGRATIONS_HOST'];
  if (forced === 'desktop' || forced === 'server') return forced;
  if (forced !== undefined && forced !== '') {
    throw new Error(`SUPABASE_MIGRATIONS_HOST is "${forced}"; it can be "desktop" or "server".`);
  }
  return hasDisplay() && (await downloadIsReachable()) ? 'desktop' : 'server';
}

/** The desktop version to test: `SUPABASE_MIGRATIONS_VSCODE` is a version, `stable` (the default) or `minimum`. */
export async function desktopVersion(): Promise<string> {
  const wanted = process.env['SUPABASE_MIGRATIONS_VSCODE'] ?? 'stable';
  if (wanted !== 'minimum') return wanted;
  const manifest = await readFile(join(repositoryRoot, 'package.json'), 'utf8');
  const minimum = /"vscode":\s*"\^(\d+\.\d+\.\d+)"/.exec(manifest)?.[1];
  if (minimum === undefined) throw new Error('package.json names no engines.vscode of the form ^1.2.3.');
  return minimum;
}
