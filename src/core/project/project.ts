import { compareFileNames } from './migrationName.ts';

/** A `supabase` folder found among a list of paths. All paths are spelt as they came. */
export interface SupabaseProject {
  /** The folder that contains `supabase/`; `''` where the paths are relative to it. */
  readonly root: string;
  readonly supabaseFolder: string;
  readonly migrationsFolder: string;
  /** `config.toml` or `config.json`; the latter wins from CLI 3 on. */
  readonly configPaths: readonly string[];
  /** The entries of the migrations folder, sub-folders left out, in the CLI's order. */
  readonly files: readonly { readonly path: string; readonly fileName: string }[];
}

/** Where a file lies, when it is a direct child of a `supabase/migrations` folder. */
export interface MigrationPlace {
  readonly root: string;
  readonly supabaseFolder: string;
  readonly migrationsFolder: string;
  readonly fileName: string;
}

/**
 * Finds the Supabase projects among `paths` (files; absolute, relative or URIs, with `/` or `\`),
 * wherever in a monorepo they lie and with or without a config file. Folders of installed packages
 * are left out. Sorted by root.
 */
export function findProjects(paths: readonly string[]): readonly SupabaseProject[] {
  const found = new Map<string, ProjectParts>();
  for (const path of paths) {
    const match = PROJECT_FILE.exec(path);
    if (match === null || INSTALLED.test(path)) continue;
    const { supabase = '', inside = '' } = match.groups ?? {};
    const parts = found.get(supabase) ?? { separator: separatorOf(path, supabase), configs: [], files: [] };
    found.set(supabase, parts);
    if (/^config\./.test(inside)) parts.configs.push(path);
    else parts.files.push({ path, fileName: inside.slice('migrations/'.length) });
  }
  return [...found]
    .map(([supabase, parts]) => toProject(supabase, parts))
    .sort((left, right) => compareFileNames(left.root, right.root));
}

/** Where the file `path` lies, or `undefined` when it is not directly inside a `supabase/migrations` folder. */
export function migrationPlaceOf(path: string): MigrationPlace | undefined {
  const match = MIGRATION_FILE.exec(path);
  if (match === null || INSTALLED.test(path)) return undefined;
  const { migrations = '', supabase = '', fileName = '' } = match.groups ?? {};
  return { root: parentOf(supabase), supabaseFolder: supabase, migrationsFolder: migrations, fileName };
}

const PROJECT_FILE =
  /^(?<supabase>(?:.*[/\\])?supabase)[/\\](?<inside>config\.(?:toml|json)|migrations[/\\][^/\\]+)$/s;
const MIGRATION_FILE =
  /^(?<migrations>(?<supabase>(?:.*[/\\])?supabase)[/\\]migrations)[/\\](?<fileName>[^/\\]+)$/s;
const INSTALLED = /(?:^|[/\\])node_modules[/\\]/;

interface ProjectParts {
  readonly separator: string;
  readonly configs: string[];
  readonly files: { readonly path: string; readonly fileName: string }[];
}

function separatorOf(path: string, folder: string): string {
  return path.charAt(folder.length);
}

function toProject(supabaseFolder: string, parts: ProjectParts): SupabaseProject {
  return {
    root: parentOf(supabaseFolder),
    supabaseFolder,
    migrationsFolder: `${supabaseFolder}${parts.separator}migrations`,
    configPaths: [...parts.configs].sort(compareFileNames),
    files: [...parts.files].sort((left, right) => compareFileNames(left.fileName, right.fileName)),
  };
}

/** The folder above; a root such as `/` or `C:\` keeps its separator. */
function parentOf(path: string): string {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  if (end === -1) return '';
  const parent = path.slice(0, end);
  return parent === '' || /^[A-Za-z]:$/.test(parent) ? path.slice(0, end + 1) : parent;
}
