import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A folder of SQL files that is linted as one history. */
export interface HistoryTarget {
  /** Absolute. */
  readonly folder: string;
  /**
   * `migrations`: the Supabase CLI would run it. `plain`: SQL files somewhere else, whose names mean
   * nothing. `alone`: a text without a place, which has no history.
   */
  readonly kind: 'migrations' | 'plain' | 'alone';
  /** Absolute paths to report about; `undefined` for all files of the folder. */
  readonly only: readonly string[] | undefined;
}

/** A path that could not be used, with one sentence that says why. */
export interface UnusablePath {
  readonly path: string;
  readonly message: string;
}

export interface LintTargets {
  readonly histories: readonly HistoryTarget[];
  readonly unusable: readonly UnusablePath[];
}

const neverEntered = new Set(['node_modules', 'dist', 'build', 'out', 'target', 'vendor', 'coverage']);
/** Deeper folders hold no projects in practice; the limit also ends link cycles. */
const deepestProject = 8;

/**
 * What `paths` (absolute or relative to `cwd`) stand for: a file is linted in the history of its
 * folder, a migrations folder as a whole, any other folder through the `supabase/migrations`
 * folders inside it, or, where there are none, through the SQL files that lie directly in it.
 */
export function findLintTargets(paths: readonly string[], cwd: string): LintTargets {
  const found = new Map<string, HistoryTarget>();
  const unusable: UnusablePath[] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const outcome = targetsOf(resolve(cwd, path));
    if (typeof outcome === 'string') unusable.push({ path, message: outcome });
    else for (const target of outcome) addTarget(found, target);
  }
  const histories = [...found.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
  return { histories, unusable };
}

/** Whether the Supabase CLI takes `folder` for migrations: `…/supabase/migrations`, or what a person calls so. */
export function isMigrationsFolder(folder: string): boolean {
  return basename(folder) === 'migrations';
}

function targetsOf(path: string): readonly HistoryTarget[] | string {
  const kind = kindOfPath(path);
  if (kind === 'missing') return 'no such file or folder';
  if (kind === 'forbidden') return 'no permission to read it';
  if (kind === 'other') return 'neither a file nor a folder';
  if (kind === 'file') {
    if (!isSqlName(path)) return 'not a .sql file';
    return [{ folder: dirname(path), kind: kindOfFolder(dirname(path)), only: [path] }];
  }
  if (isMigrationsFolder(path)) return [{ folder: path, kind: 'migrations', only: undefined }];
  const projects = migrationsFoldersIn(path, deepestProject);
  if (projects.length > 0) return projects.map((folder) => ({ folder, kind: 'migrations', only: undefined }));
  if (listDirectory(path).some((entry) => entry.isFile() && isSqlName(entry.name))) {
    return [{ folder: path, kind: 'plain', only: undefined }];
  }
  if (isEmptyProject(path)) return [];
  return 'no supabase/migrations folder and no .sql file in it';
}

function addTarget(found: Map<string, HistoryTarget>, target: HistoryTarget): void {
  const earlier = found.get(target.folder);
  const only =
    earlier === undefined
      ? target.only
      : earlier.only === undefined || target.only === undefined
        ? undefined
        : [...new Set([...earlier.only, ...target.only])];
  found.set(target.folder, { ...target, only });
}

function kindOfFolder(folder: string): HistoryTarget['kind'] {
  return isMigrationsFolder(folder) ? 'migrations' : 'plain';
}

function isSqlName(name: string): boolean {
  return /\.sql$/iu.test(name);
}

/** A Supabase project in which no migration has been written yet. */
function isEmptyProject(path: string): boolean {
  const supabase = basename(path) === 'supabase' ? path : join(path, 'supabase');
  return kindOfPath(join(supabase, 'config.toml')) === 'file';
}

function migrationsFoldersIn(folder: string, depth: number): readonly string[] {
  const found: string[] = [];
  for (const entry of listDirectory(folder)) {
    const path = join(folder, entry.name);
    if (entry.name === 'migrations' && basename(folder) === 'supabase') {
      if (kindOfPath(path) === 'directory') found.push(path);
    } else if (
      entry.isDirectory() &&
      depth > 0 &&
      !entry.name.startsWith('.') &&
      !neverEntered.has(entry.name)
    ) {
      found.push(...migrationsFoldersIn(path, depth - 1));
    }
  }
  return found;
}

function listDirectory(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function kindOfPath(path: string): 'file' | 'directory' | 'other' | 'missing' | 'forbidden' {
  try {
    const stats = statSync(realpathSync(path));
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other';
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'EACCES' || code === 'EPERM' ? 'forbidden' : 'missing';
  }
}
