import type { AppliedState, MigrationFile, ProjectConfig } from '../project/types.ts';
import type { SqlParser } from '../ports/sqlParser.ts';
import type { Catalog } from '../schema/types.ts';
import type { ParsedSql } from '../sql/types.ts';
import { ChainKeys } from './chainKeys.ts';
import {
  storedFacts,
  storedHistory,
  type FactCache,
  type FileFacts,
  type HistoryFacts,
  type RawFinding,
} from './facts.ts';
import type { FileView } from './contexts.ts';
import { laterFixes, lintDirectory, lintFile } from './fileLint.ts';
import { suppressionsOf } from './fileSuppressions.ts';
import { finish } from './finish.ts';
import { Folder, stateByVersion, type FolderEntry, type StateOf } from './folder.ts';
import { followUpPath, newestOf } from './followUp.ts';
import { lintHistoryEnd, type HistoryViews } from './historyLint.ts';
import { ruleSetOf, type RuleSet } from './ruleSet.ts';
import { defaultSettings, type LintSettings } from './settings.ts';
import type { FileContext, Finding, Fix, Rule } from './types.ts';
import { Views } from './views.ts';

/** What stays the same while a folder is edited. */
export interface SessionOptions {
  readonly rules: readonly Rule[];
  readonly parser: SqlParser;
  readonly config: ProjectConfig;
  readonly settings?: LintSettings;
  /** Version of the Supabase CLI, `[2, 122, 1]`, where it is known. */
  readonly cliVersion?: FileContext['cliVersion'];
  /** Which files are applied, by path. A file that is not named follows `settings.appliedThrough`, else it is pending. */
  readonly states?: ReadonlyMap<string, AppliedState>;
  /** Versions that databases have and the folder has not: further migrations are named after them. */
  readonly knownVersions?: readonly string[];
  /** The time for the versions of further migrations; without it they follow the highest known version, so that the same input gives the same output. */
  readonly now?: () => Date;
  /** Keeps facts between runs; `toolVersion` must change whenever this program does. */
  readonly cache?: { readonly store: FactCache; readonly toolVersion: string };
}

/**
 * One migrations folder under the linter's eyes. A change folds again from the first file that
 * changed and lints again only what is asked for.
 */
export class LintSession {
  #options: SessionOptions;
  #ruleSet: RuleSet;
  #views: Views;
  readonly #folder: Folder;
  readonly #keys: ChainKeys | undefined;
  /** By position, as the folder's entries. */
  readonly #facts: (FileFacts | undefined)[] = [];
  #history: HistoryFacts | undefined;
  /** The versions that a further migration has to come after. */
  #newest: readonly string[] | undefined;

  constructor(options: SessionOptions, files: readonly MigrationFile[] = []) {
    this.#options = options;
    this.#ruleSet = ruleSetOf(options.rules);
    this.#folder = new Folder(options.parser, {
      remembered: (index) => this.#remembered(index)?.operations,
      changedFrom: (index) => {
        this.#facts.length = Math.min(this.#facts.length, index);
        this.#history = undefined;
        this.#newest = undefined;
        this.#keys?.changedFrom(index);
      },
    });
    this.#keys = options.cache === undefined ? undefined : new ChainKeys(options.cache.store);
    this.#views = new Views(options, this.#ruleSet, this.#folder);
    this.#folder.add(files, this.#stateOf());
  }

  /** Takes a new text of a file, or a new file. `path` as in `MigrationFile.path`. */
  update(path: string, text: string): void {
    const index = this.#folder.indexOf(path);
    if (index !== -1) this.#folder.edit(index, text);
    else this.#folder.add([{ path, fileName: fileNameOf(path), text }], this.#stateOf());
  }

  /** Forgets a file; nothing happens for one that is not known. */
  remove(path: string): void {
    this.#folder.remove(path);
  }

  /** Says which files are applied, by path. */
  setStates(states: ReadonlyMap<string, AppliedState>): void {
    this.#options = { ...this.#options, states };
    this.#folder.refreshStates(this.#stateOf());
  }

  /** Takes other options, for example after the configuration file changed. Parser and cache stay. */
  configure(change: Partial<Omit<SessionOptions, 'parser' | 'cache'>>): void {
    this.#options = { ...this.#options, ...change };
    this.#ruleSet = ruleSetOf(this.#options.rules);
    this.#views = new Views(this.#options, this.#ruleSet, this.#folder);
    this.#folder.refreshStates(this.#stateOf());
    this.#folder.invalidate();
  }

  /** The paths of all files, in the order in which the CLI runs them. */
  paths(): readonly string[] {
    return this.#folder.entries.map((entry) => entry.file.path);
  }

  /** The file at `path` as it was last handed over. */
  file(path: string): MigrationFile | undefined {
    return this.#entry(path)?.file;
  }

  /** Whether the file at `path` counts as applied. */
  state(path: string): AppliedState | undefined {
    return this.#entry(path)?.state;
  }

  /** The parsed file. */
  parsed(path: string): ParsedSql | undefined {
    const entry = this.#entry(path);
    return entry === undefined ? undefined : this.#folder.parsed(entry);
  }

  /** The catalogue before and after the file at `path`. */
  catalogs(path: string): { readonly before: Catalog; readonly after: Catalog } | undefined {
    const index = this.#folder.indexOf(path);
    return index === -1 ? undefined : this.#folder.catalogs(index);
  }

  /** The catalogue at the end of the history. */
  finalCatalog(): Catalog {
    return this.#folder.finalCatalog();
  }

  /** The findings of one file, sorted by place; `[]` for a file that is not known. */
  findings(path: string): readonly Finding[] {
    const index = this.#folder.indexOf(path);
    const entry = this.#folder.entries[index];
    return entry === undefined ? [] : this.#findingsOf(entry, index);
  }

  /** The findings of every file: in the CLI's order of files, then by place. */
  allFindings(): readonly Finding[] {
    // First what needs each file's syntax tree, then what needs the end of the history: no file is parsed twice.
    for (const [index, entry] of this.#folder.entries.entries()) this.#factsOf(entry, index);
    return this.#folder.entries.flatMap((entry, index) => this.#findingsOf(entry, index));
  }

  #findingsOf(entry: FolderEntry, index: number): readonly Finding[] {
    const facts = this.#factsOf(entry, index);
    const view = this.#views.of(entry, index);
    const siblings = this.#folder.siblings();
    return finish({
      file: entry.file,
      state: entry.state,
      facts,
      raw: [
        ...facts.findings,
        ...lintDirectory(view, this.#ruleSet, siblings),
        ...(this.#historyFacts()[entry.file.path] ?? []),
      ],
      ruleSet: this.#ruleSet,
      effective: view.effective,
      followUp: (name, step) => this.#followUpPath(entry.file.path, name, step),
      laterFixes: (raw) => {
        const fixes = laterFixes(view, { ruleSet: this.#ruleSet, id: raw.rule, siblings });
        if (fixes !== undefined && this.#facts[index] === facts) this.#keepFixes(index, raw, fixes);
        return fixes ?? [];
      },
    });
  }

  /** What was once made need not be made again, in this run or a later one. */
  #keepFixes(index: number, raw: RawFinding, fixes: readonly Fix[]): void {
    const facts = this.#facts[index];
    if (facts === undefined) return;
    const { fixesLater: _made, ...known } = raw;
    const findings = facts.findings.map((finding) => (finding === raw ? { ...known, fixes } : finding));
    this.#keep(index, { ...facts, findings });
  }

  #keep(index: number, facts: FileFacts): void {
    this.#facts[index] = facts;
    const key = this.#key(index);
    if (key !== undefined) this.#options.cache?.store.set(key, facts);
  }

  #factsOf(entry: FolderEntry, index: number): FileFacts {
    const known = this.#remembered(index);
    if (known !== undefined) return known;
    const made = this.#makeFacts(entry, this.#views.of(entry, index), index);
    this.#keep(index, made);
    return made;
  }

  #makeFacts(entry: FolderEntry, view: FileView, index: number): FileFacts {
    const parsed = this.#folder.parsed(entry);
    const operations = this.#folder.operations(index);
    return {
      operations,
      findings: lintFile(view, this.#ruleSet, this.#folder.catalogsAround(index)),
      suppressions: suppressionsOf(parsed, this.#ruleSet.names),
      broken: parsed.problems.length > 0,
    };
  }

  /** Facts made before, in this session or in an earlier run. */
  #remembered(index: number): FileFacts | undefined {
    const known = this.#facts[index];
    if (known !== undefined) return known;
    const key = this.#key(index);
    const stored = key === undefined ? undefined : storedFacts(this.#options.cache?.store.get(key));
    if (stored !== undefined) this.#facts[index] = stored;
    return stored;
  }

  #historyFacts(): HistoryFacts {
    if (this.#history !== undefined) return this.#history;
    const { cache } = this.#options;
    const last = this.#key(this.#folder.entries.length - 1);
    const key = last === undefined ? undefined : cache?.store.hash(['history', last]);
    const stored = key === undefined ? undefined : storedHistory(cache?.store.get(key));
    if (stored !== undefined) return (this.#history = stored);
    this.#history = lintHistoryEnd(this.#historyViews(), {
      ruleSet: this.#ruleSet,
      catalog: this.#folder.finalCatalog(),
      config: this.#views.config,
      dataApiGrants: this.#views.dataApiGrants,
    });
    if (key !== undefined) cache?.store.set(key, this.#history);
    return this.#history;
  }

  #historyViews(): HistoryViews {
    const { entries } = this.#folder;
    const at = (index: number) => {
      const entry = entries[index];
      return entry === undefined ? undefined : this.#views.of(entry, index);
    };
    return {
      last: at(entries.length - 1),
      of: (path) => at(this.#folder.indexOf(path)),
      all: () => entries.map((entry, index) => this.#views.of(entry, index)),
    };
  }

  #key(index: number): string | undefined {
    const { settings = defaultSettings, config, cliVersion, rules, cache } = this.#options;
    if (this.#keys === undefined || cache === undefined) return undefined;
    return this.#keys.at(index, this.#folder.entries, () =>
      JSON.stringify([cache.toolVersion, settings, config, cliVersion ?? null, rules.map((rule) => rule.id)]),
    );
  }

  #followUpPath(path: string, name: string, step: number): string {
    const { knownVersions = [], now = () => new Date(0) } = this.#options;
    this.#newest ??= newestOf([
      ...this.#folder.siblings().flatMap((sibling) => sibling.name?.version ?? []),
      ...knownVersions,
    ]);
    return followUpPath(path, { name, step, known: this.#newest, now: now() });
  }

  #stateOf(): StateOf {
    const { states = new Map<string, AppliedState>(), settings = defaultSettings } = this.#options;
    return stateByVersion(states, settings.appliedThrough);
  }

  #entry(path: string): FolderEntry | undefined {
    return this.#folder.entries[this.#folder.indexOf(path)];
  }
}

function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
