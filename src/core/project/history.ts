import type { MigrationState, MigrationStatus } from './types.ts';
import {
  compareFileNames,
  compareVersions,
  parseMigrationFileName,
  skipReason,
  versionKey,
} from './migrationName.ts';

/** What one database reports about its history. */
export interface TargetVersions {
  readonly id: string;
  /** False when the database could not be asked; its versions are then not known. */
  readonly ok: boolean;
  /** Versions in its history table, as written there. */
  readonly versions: readonly string[];
}

export interface HistoryInput {
  /** The entries of the migrations folder (files only), in any order. */
  readonly files: readonly { readonly path: string; readonly fileName: string }[];
  readonly targets: readonly TargetVersions[];
}

/**
 * Merges the files of a migrations folder with what each database reports: one row for each SQL file
 * and one for each version that is on a database but in no file, sorted by version, oldest first.
 *
 * A file and a recorded version are paired when they are the same number (`1` and `0001`, as
 * `migration list` does). Of several files with one version only the first, in the CLI's order, is
 * paired: it is the one that `db push` runs before it fails at the next. A pending file is out of
 * order when a database that lacks it has a later version, compared as text, as `db push` does
 * (CLI 3.1.0; research/cli.md §2.1, §4.2). A database that could not be asked gives `null`; with
 * none asked successfully a file counts as pending.
 */
export function mergeHistory(input: HistoryInput): readonly MigrationStatus[] {
  const files = readFiles(input.files);
  const databases = input.targets.map((target) => pairWithFiles(target, files));
  const rows = [...files.map((file) => statusOfFile(file, databases)), ...statusOfMissingFiles(databases)];
  return rows.sort(compareRows);
}

interface FileEntry {
  readonly path: string;
  readonly fileName: string;
  readonly version: string;
  readonly name: string;
  readonly kind: 'taken' | 'duplicate' | 'skipped';
}

/** The SQL files in the CLI's order. Other files (README, `.gitkeep`) are no migrations. */
function readFiles(files: HistoryInput['files']): readonly FileEntry[] {
  const sorted = [...files].sort((left, right) => compareFileNames(left.fileName, right.fileName));
  const seen = new Set<string>();
  const entries: FileEntry[] = [];
  for (const [index, { path, fileName }] of sorted.entries()) {
    if (!/\.sql$/i.test(fileName)) continue;
    const parsed = parseMigrationFileName(fileName);
    const skipped = skipReason(fileName, index === 0 ? 'first' : 'later') !== undefined;
    if (parsed === undefined || skipped) {
      entries.push({ path, fileName, ...nameOfSkipped(fileName), kind: 'skipped' });
      continue;
    }
    entries.push({ path, fileName, ...parsed, kind: seen.has(parsed.version) ? 'duplicate' : 'taken' });
    seen.add(parsed.version);
  }
  return entries;
}

function nameOfSkipped(fileName: string): { readonly version: string; readonly name: string } {
  const stem = fileName.replace(/\.sql$/i, '');
  const [, version = '', name = ''] = /^(\d*)[-_ .]*(.*)$/.exec(stem) ?? [];
  return { version, name };
}

/** One database: which files it has applied, and which of its versions are in no file. */
interface PairedDatabase {
  readonly target: TargetVersions;
  readonly applied: ReadonlySet<FileEntry>;
  /** By `versionKey`. */
  readonly unpaired: ReadonlyMap<string, string>;
  /** The last version in the order of text; `''` when there is none. */
  readonly last: string;
}

function pairWithFiles(target: TargetVersions, files: readonly FileEntry[]): PairedDatabase {
  const versions = target.ok ? [...new Set(target.versions)] : [];
  const unpaired = new Set(versions);
  const applied = new Set<FileEntry>();
  const taken = files.filter((file) => file.kind === 'taken');
  for (const file of taken) {
    if (unpaired.delete(file.version)) applied.add(file);
  }
  const byNumber = new Map([...unpaired].map((version) => [versionKey(version), version]));
  for (const file of taken) {
    const sameNumber = applied.has(file) ? undefined : byNumber.get(versionKey(file.version));
    if (sameNumber !== undefined && unpaired.delete(sameNumber)) applied.add(file);
  }
  const numbers = versions.filter((version) => /^[0-9]+$/.test(version));
  const last = numbers.reduce((highest, version) => (version > highest ? version : highest), '');
  return {
    target,
    applied,
    unpaired: new Map([...unpaired].map((version) => [versionKey(version), version])),
    last,
  };
}

function statusOfFile(file: FileEntry, databases: readonly PairedDatabase[]): MigrationStatus {
  const on = presence(databases, (database) => database.applied.has(file));
  return { version: file.version, name: file.name, path: file.path, state: stateOf(file, databases), on };
}

function stateOf(file: FileEntry, databases: readonly PairedDatabase[]): MigrationState {
  if (file.kind !== 'taken') return file.kind;
  const reachable = databases.filter((database) => database.target.ok);
  const lacking = reachable.filter((database) => !database.applied.has(file));
  if (lacking.some((database) => database.last > file.version)) return 'out-of-order';
  return lacking.length === 0 && reachable.length > 0 ? 'applied' : 'pending';
}

function statusOfMissingFiles(databases: readonly PairedDatabase[]): readonly MigrationStatus[] {
  const versions = new Map(databases.flatMap((database) => [...database.unpaired]));
  return [...versions].map(([key, version]) => ({
    version,
    name: '',
    state: 'remote-only',
    on: presence(databases, (database) => database.unpaired.has(key)),
  }));
}

function presence(
  databases: readonly PairedDatabase[],
  has: (database: PairedDatabase) => boolean,
): Readonly<Record<string, boolean | null>> {
  return Object.fromEntries(
    databases.map((database) => [database.target.id, database.target.ok ? has(database) : null]),
  );
}

/** By version; skipped files without one last; equal versions in the CLI's order of file names. */
function compareRows(left: MigrationStatus, right: MigrationStatus): number {
  return compareVersions(left.version, right.version) || compareFileNames(rowName(left), rowName(right));
}

function rowName(status: MigrationStatus): string {
  return `${status.version}_${status.name}`;
}
