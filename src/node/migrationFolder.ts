import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationFile } from '../core/project/types.ts';
import { decodeSql, explainUnreadable } from './decodeSql.ts';

/** The SQL files of one folder as they are on disk. */
export interface MigrationFolder {
  readonly files: readonly MigrationFile[];
  /** Paths of files that begin with a byte order mark, which is not part of their text. */
  readonly withByteOrderMark: ReadonlySet<string>;
  /** What could not be read, with the rest of a sentence that begins with the path. */
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
  /** Sub-folders called like SQL files; the Supabase CLI skips them without a word. */
  readonly misnamedFolders: readonly string[];
}

/**
 * Reads the `.sql` files that lie directly in `folder` (absolute), any case of the ending, in no
 * particular order. Synchronous, because a terminal waits for nothing else.
 */
export function readMigrationFolder(folder: string): MigrationFolder {
  const files: MigrationFile[] = [];
  const withByteOrderMark = new Set<string>();
  const unreadable: { path: string; message: string }[] = [];
  const misnamedFolders: string[] = [];
  const read = (fileName: string) => {
    const path = join(folder, fileName);
    const outcome = readSqlFile(path);
    if (outcome.kind === 'text') {
      files.push({ path, fileName, text: outcome.text });
      if (outcome.byteOrderMark) withByteOrderMark.add(path);
    } else if (outcome.kind === 'directory') misnamedFolders.push(path);
    else unreadable.push({ path, message: outcome.message });
  };
  try {
    for (const name of readdirSync(folder)) if (isSqlName(name)) read(name);
  } catch (error) {
    unreadable.push({ path: folder, message: `cannot be read: ${reasonOf(error)}` });
  }
  return { files, withByteOrderMark, unreadable, misnamedFolders };
}

/** What reading one `.sql` file gave; `message` is the rest of a sentence that begins with the path. */
export type SqlFileOutcome =
  | { readonly kind: 'text'; readonly text: string; readonly byteOrderMark: boolean }
  | { readonly kind: 'directory' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Reads one file as migration text. Never throws. */
export function readSqlFile(path: string): SqlFileOutcome {
  try {
    const decoded = decodeSql(readFileSync(path));
    if (decoded.ok) return { kind: 'text', text: decoded.text, byteOrderMark: decoded.byteOrderMark };
    return { kind: 'unreadable', message: `${explainUnreadable(decoded.reason)}.` };
  } catch (error) {
    if (codeOf(error) === 'EISDIR') return { kind: 'directory' };
    return { kind: 'unreadable', message: `cannot be read: ${reasonOf(error)}` };
  }
}

/** Whether a name ends like an SQL file. The CLI takes only the lower-case ending; the linter says so. */
export function isSqlName(name: string): boolean {
  return /\.sql$/iu.test(name);
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied.';
  if (code === 'ENOENT') return 'it does not exist.';
  if (code === 'EISDIR') return 'it is a folder.';
  return error instanceof Error ? error.message : String(error);
}
