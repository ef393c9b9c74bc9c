import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The parts of the environment that say where caches belong. */
export interface CacheEnvironment {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The folder for what can be computed again, where each system keeps such things: `%LOCALAPPDATA%`,
 * `~/Library/Caches`, `$XDG_CACHE_HOME` or `~/.cache`. `undefined` where there is no home folder.
 */
export function cacheFolder({ platform, env }: CacheEnvironment): string | undefined {
  const base = baseFolder(platform, env);
  return base === undefined ? undefined : join(base, 'supabase-migrations');
}

function baseFolder(platform: NodeJS.Platform, env: CacheEnvironment['env']): string | undefined {
  const absolute = (path: string | undefined) => (path !== undefined && isAbsolute(path) ? path : undefined);
  const home = absolute(env['HOME']) ?? absolute(env['USERPROFILE']) ?? absolute(homedir());
  if (platform === 'win32') {
    return absolute(env['LOCALAPPDATA']) ?? (home === undefined ? undefined : join(home, 'AppData', 'Local'));
  }
  // The XDG specification says that relative values are to be ignored.
  const xdg = absolute(env['XDG_CACHE_HOME']);
  if (xdg !== undefined) return xdg;
  if (home === undefined) return undefined;
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}
