import {
  compareFileNames,
  compareVersions,
  parseMigrationFileName,
  skipReason,
} from '../project/migrationName.ts';
import type { AppliedState, MigrationFile, MigrationName } from '../project/types.ts';
import type { SqlParser } from '../ports/sqlParser.ts';
import { applyOperations } from '../schema/apply.ts';
import { operationsOfFile, startFile, type Place } from '../schema/fold.ts';
import type { Operation } from '../schema/operation.ts';
import { supabaseBaseline } from '../schema/supabaseBaseline.ts';
import type { Catalog } from '../schema/types.ts';
import { bodyProblems } from '../sql/bodyProblems.ts';
import { parseSql } from '../sql/parseSql.ts';
import { StatementCache } from '../sql/statementCache.ts';
import type { ParsedSql, SyntaxProblem } from '../sql/types.ts';
import { walkFile, type CatalogAround } from './fold.ts';
import type { FileContext } from './types.ts';

/** A file of the folder; what comes after `state` is computed when it is needed. */
export interface FolderEntry {
  readonly file: MigrationFile;
  readonly name: MigrationName | undefined;
  readonly state: AppliedState;
  operations: readonly Operation[] | undefined;
  catalogs: { readonly before: Catalog; readonly after: Catalog } | undefined;
  /** Set once the file has changed under the editor's eyes. */
  readonly statementCache: StatementCache | undefined;
}

/** Where operations can be had without parsing, and who must hear of changes. */
export interface FolderHooks {
  readonly remembered: (index: number) => readonly Operation[] | undefined;
  /** Everything known of the entries from `index` on may have become wrong. */
  readonly changedFrom: (index: number) => void;
}

// Syntax trees are large: of a long history only the files looked at last keep theirs.
const parsedFilesKept = 12;

/**
 * The files of one migrations folder in the CLI's order, each with the catalogue before and after it.
 * After a change it is folded again from the first file that changed, as far as somebody asks.
 */
export class Folder {
  readonly #parser: SqlParser;
  readonly #hooks: FolderHooks;
  readonly #parsed = new Map<string, ParsedSql>();
  #entries: FolderEntry[] = [];
  /** How many entries are folded. */
  #folded = 0;
  #siblings: FileContext['siblings'] | undefined;

  constructor(parser: SqlParser, hooks: FolderHooks) {
    this.#parser = parser;
    this.#hooks = hooks;
  }

  /** All files, in the order in which the CLI runs them: by file name, compared as bytes. */
  get entries(): readonly FolderEntry[] {
    return this.#entries;
  }

  /** Position of the file at `path`, or -1. */
  indexOf(path: string): number {
    return this.#entries.findIndex((entry) => entry.file.path === path);
  }

  /** Adds files, or new states of files, all at once. */
  add(files: readonly MigrationFile[], stateOf: StateOf): void {
    const fresh = new Map(files.map((file) => [file.path, file]));
    const kept = this.#entries.filter((entry) => !fresh.has(entry.file.path));
    for (const file of fresh.values()) {
      this.#parsed.delete(file.path);
      kept.push(newEntry(file, stateOf));
    }
    this.#replace(kept.sort(inOrder));
  }

  /** Takes a new text for the file at `path`, which the folder holds. */
  edit(index: number, text: string): void {
    const entry = this.#entries[index];
    if (entry === undefined || entry.file.text === text) return;
    this.#parsed.delete(entry.file.path);
    this.#entries[index] = {
      ...entry,
      file: { ...entry.file, text },
      operations: undefined,
      catalogs: undefined,
      statementCache: entry.statementCache ?? new StatementCache(),
    };
    this.#changedFrom(index);
  }

  /** Forgets a file. */
  remove(path: string): void {
    this.#parsed.delete(path);
    this.#replace(this.#entries.filter((entry) => entry.file.path !== path));
  }

  /** Asks again which files are applied. */
  refreshStates(stateOf: StateOf): void {
    this.#replace(
      this.#entries.map((entry) => {
        const state = stateOf(entry.file.path, entry.name);
        return state === entry.state ? entry : { ...entry, state };
      }),
    );
  }

  /** Tells the hooks that everything may have changed, for example the options. */
  invalidate(): void {
    this.#changedFrom(0);
  }

  /** The parsed file; of a long history only those looked at last are kept. */
  parsed(entry: FolderEntry): ParsedSql {
    const { path, text } = entry.file;
    const parsed = this.#parsed.get(path) ?? parseSql(text, this.#parser, entry.statementCache);
    this.#parsed.delete(path);
    this.#parsed.set(path, parsed);
    const [oldest] = this.#parsed.keys();
    if (this.#parsed.size > parsedFilesKept && oldest !== undefined) this.#parsed.delete(oldest);
    return parsed;
  }

  /** Syntax problems inside the function bodies and DO blocks of a file. */
  bodyProblems(entry: FolderEntry): readonly SyntaxProblem[] {
    return bodyProblems(this.parsed(entry), this.#parser);
  }

  /** What the file at `index` states about the catalogue. */
  operations(index: number): readonly Operation[] {
    const entry = this.#entries[index];
    if (entry === undefined) return [];
    return (entry.operations ??= this.#hooks.remembered(index) ?? operationsOfFile(this.parsed(entry)));
  }

  /** The catalogue before and after the file at `index`; folds what is not folded yet, in order. */
  catalogs(index: number): { readonly before: Catalog; readonly after: Catalog } {
    for (; this.#folded <= index; this.#folded++) this.#fold(this.#folded);
    const catalogs = this.#entries[index]?.catalogs;
    if (catalogs === undefined) throw new RangeError(`The folder has no file number ${String(index)}.`);
    return catalogs;
  }

  /** The catalogues around the statements of the file at `index`; folds the file on the way, when that is still to be done. */
  catalogsAround(index: number): CatalogAround {
    const before = index === 0 ? supabaseBaseline() : this.catalogs(index - 1).after;
    const { around, after } = walkFile(before, this.operations(index), this.placeOf(index));
    const entry = this.#entries[index];
    if (entry !== undefined && this.#folded === index) {
      entry.catalogs = { before, after: this.#isSkipped(index) ? before : after };
      this.#folded = index + 1;
    }
    return around;
  }

  /** The catalogue at the end of the history. */
  finalCatalog(): Catalog {
    return this.#entries.length === 0 ? supabaseBaseline() : this.catalogs(this.#entries.length - 1).after;
  }

  /** Where the facts of the file at `index` come from. */
  placeOf(index: number): Place {
    const entry = this.#entries[index];
    return { path: entry?.file.path ?? '', file: index, pending: entry?.state !== 'applied' };
  }

  /** The names and states of all files. */
  siblings(): FileContext['siblings'] {
    return (this.#siblings ??= this.#entries.map(({ file, name, state }) => ({
      file: { path: file.path, fileName: file.fileName },
      name,
      state,
    })));
  }

  #fold(index: number): void {
    const entry = this.#entries[index];
    if (entry === undefined) return;
    const before = this.#entries[index - 1]?.catalogs?.after ?? supabaseBaseline();
    const place = this.placeOf(index);
    const after = this.#isSkipped(index)
      ? before
      : applyOperations(startFile(before, place), this.operations(index), place);
    entry.catalogs = { before, after };
  }

  /** Whether the CLI leaves the file at `index` out. */
  #isSkipped(index: number): boolean {
    const fileName = this.#entries[index]?.file.fileName ?? '';
    return skipReason(fileName, index === 0 ? 'first' : 'later') !== undefined;
  }

  #replace(entries: FolderEntry[]): void {
    const previous = this.#entries;
    this.#entries = entries;
    this.#siblings = undefined;
    let same = 0;
    while (same < entries.length && entries[same] === previous[same]) same++;
    if (same < Math.max(entries.length, previous.length)) this.#changedFrom(same);
  }

  #changedFrom(index: number): void {
    this.#folded = Math.min(this.#folded, index);
    this.#hooks.changedFrom(index);
  }
}

/** Tells whether a file counts as applied. */
export type StateOf = (path: string, name: MigrationName | undefined) => AppliedState;

/**
 * The states given by path; for a file without one, `appliedThrough` decides by its version, and
 * without that it is pending.
 */
export function stateByVersion(
  states: ReadonlyMap<string, AppliedState>,
  appliedThrough: string | undefined,
): StateOf {
  return (path, name) => {
    const known = states.get(path);
    if (known !== undefined) return known;
    if (name === undefined || appliedThrough === undefined) return 'pending';
    return compareVersions(name.version, appliedThrough) <= 0 ? 'applied' : 'pending';
  };
}

function newEntry(file: MigrationFile, stateOf: StateOf): FolderEntry {
  const name = parseMigrationFileName(file.fileName);
  const state = stateOf(file.path, name);
  return { file, name, state, operations: undefined, catalogs: undefined, statementCache: undefined };
}

function inOrder(left: FolderEntry, right: FolderEntry): number {
  return (
    compareFileNames(left.file.fileName, right.file.fileName) ||
    compareFileNames(left.file.path, right.file.path)
  );
}
