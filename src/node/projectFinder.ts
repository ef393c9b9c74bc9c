import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OutsideError } from '../core/ports/outsideError.ts';
import { compareFileNames } from '../core/project/migrationName.ts';
import type { SupabaseProject } from '../core/project/project.ts';

/** Folders that hold installed or built things, never a project of the user's. */
const neverEntered: ReadonlySet<string> = new Set([
  'node_modules',
  'dist',
  'build',
  'out',
  'target',
  'vendor',
  'coverage',
]);

/** Projects lie at most so deep below the workspace's root (`apps/group/name/…`). */
const deepestProject = 6;
/** A workspace that is someone's whole disk must not keep the editor busy. */
const mostFolders = 20_000;

/**
 * The Supabase projects below a folder: each `supabase` folder with a `migrations` folder or a configuration in
 * it, sorted by path. Does not follow links, enter hidden or installed folders, or go too deep. Folders that
 * cannot be read are passed over.
 */
export async function findProjectsBelow(
  root: string,
  signal?: AbortSignal,
): Promise<readonly SupabaseProject[]> {
  const projects: SupabaseProject[] = [];
  let level: readonly string[] = [root];
  let seen = 0;
  for (let depth = 0; depth <= deepestProject && level.length > 0 && seen < mostFolders; depth++) {
    const next: string[] = [];
    for (const folder of level.slice(0, mostFolders - seen)) {
      if (signal?.aborted === true)
        throw new OutsideError('cancelled', 'Looking for projects was cancelled.');
      const inside = foldersIn(await entriesOf(folder));
      if (inside.includes('supabase')) {
        const project = await readProject(folder);
        if (project !== undefined) projects.push(project);
      }
      next.push(...inside.map((name) => join(folder, name)));
    }
    seen += level.length;
    level = next;
  }
  return projects.sort((left, right) => compareFileNames(left.root, right.root));
}

/** The project of a folder that contains `supabase/`, or `undefined` when there is none. */
export async function readProject(root: string): Promise<SupabaseProject | undefined> {
  const supabaseFolder = join(root, 'supabase');
  const migrationsFolder = join(supabaseFolder, 'migrations');
  const entries = await entriesOf(supabaseFolder);
  const configPaths = entries
    .filter((entry) => /^config\.(?:toml|json)$/.test(entry.name) && !entry.isDirectory())
    .map((entry) => join(supabaseFolder, entry.name))
    .sort(compareFileNames);
  const hasMigrations = entries.some((entry) => entry.name === 'migrations' && !entry.isFile());
  if (configPaths.length === 0 && !hasMigrations) return undefined;
  const files = (await entriesOf(migrationsFolder))
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => ({ path: join(migrationsFolder, name), fileName: name }))
    .sort((left, right) => compareFileNames(left.fileName, right.fileName));
  return { root, supabaseFolder, migrationsFolder, configPaths, files };
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

function foldersIn(entries: readonly Dirent[]): readonly string[] {
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !neverEntered.has(entry.name))
    .map((entry) => entry.name);
}
