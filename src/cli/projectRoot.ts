import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './commandLine.ts';

/**
 * The folder that contains `supabase/`: the one named with `--project` (or its `supabase` folder), else
 * the nearest one from `cwd` upwards, as the Supabase CLI looks for it. `undefined` when there is none.
 * @throws UsageError when the named folder does not exist.
 */
export function findProjectRoot(named: string | undefined, cwd: string): string | undefined {
  if (named !== undefined) {
    const folder = resolve(cwd, named);
    if (!existsSync(folder)) throw new UsageError(`--project ${named}: there is no such folder.`);
    return isSupabaseFolder(folder) ? dirname(folder) : folder;
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (isSupabaseFolder(folder)) return dirname(folder);
    if (existsSync(join(folder, 'supabase'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function isSupabaseFolder(folder: string): boolean {
  const holds = (name: string) => existsSync(join(folder, name));
  return (
    basename(folder) === 'supabase' && (holds('config.toml') || holds('config.json') || holds('migrations'))
  );
}
