import { basename, dirname } from 'node:path';
import { URI } from 'vscode-uri';

/** A migration as the file system names it. */
export interface MigrationPlace {
  readonly path: string;
  /** The migrations folder that it lies in. */
  readonly folder: string;
  readonly fileName: string;
}

/** The migration that a document is, or `undefined` for every other document (untitled, virtual, elsewhere). */
export function migrationPlaceOf(uri: string): MigrationPlace | undefined {
  const path = filePathOf(uri);
  if (path === undefined || !/\.sql$/iu.test(path)) return undefined;
  const folder = dirname(path);
  return isMigrationsFolder(folder) ? { path, folder, fileName: basename(path) } : undefined;
}

/** The path of a `file:` URI; `undefined` for other schemes and for what is no URI. */
export function filePathOf(uri: string): string | undefined {
  try {
    const parsed = URI.parse(uri, true);
    return parsed.scheme === 'file' ? parsed.fsPath : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a folder is a `supabase/migrations` folder, by its name alone. */
export function isMigrationsFolder(folder: string): boolean {
  return basename(folder) === 'migrations' && basename(dirname(folder)) === 'supabase';
}

/** The URI of an absolute path, as clients of this server write it. */
export function uriOf(path: string): string {
  return URI.file(path).toString();
}
