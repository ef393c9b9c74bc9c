import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFinding, isExplainable } from '../core/lint/explainFindings.ts';
import { LintSession } from '../core/lint/session.ts';
import type { LintSettings } from '../core/lint/settings.ts';
import type { Finding, Rule } from '../core/lint/types.ts';
import type { ExpectedTokens } from '../core/ports/expectedTokens.ts';
import type { SqlParser } from '../core/ports/sqlParser.ts';
import type { AppliedState, MigrationFile } from '../core/project/types.ts';
import { SourceText } from '../core/text/sourceText.ts';
import { readFolderSettings, type FolderSettings } from '../node/folderSettings.ts';
import { isSqlName, readSqlFile } from '../node/migrationFolder.ts';
import type { DatabaseKnowledge } from './databaseKnowledge.ts';
import { Pacer } from './pacer.ts';

/** What a folder needs of the world around it. */
export interface FolderDependencies {
  readonly rules: readonly Rule[];
  readonly loadParser: () => Promise<SqlParser>;
  /** Says what could have stood where a statement breaks off. */
  readonly expectedTokens: ExpectedTokens;
  /** Names of those files of a folder that are on git's default branch; `undefined` without git. */
  readonly filesOnDefaultBranch: (folder: string) => Promise<ReadonlySet<string> | undefined>;
}

/**
 * One migrations folder while the server runs: its files on disk, the open documents over them, and
 * the lint session that sees both. Loaded when somebody first asks.
 */
export class FolderSession {
  readonly folder: string;
  readonly #dependencies: FolderDependencies;
  readonly #openTexts = new Map<string, string>();
  readonly #changedWhileLoading = new Set<string>();
  #reconfiguredWhileLoading = false;
  readonly #sources = new Map<string, SourceText>();
  #profile: LintSettings['profile'] | undefined;
  #knowledge: DatabaseKnowledge | undefined;
  #branchFiles: ReadonlySet<string> | undefined;
  #settings: FolderSettings | undefined;
  #session: LintSession | undefined;
  #loading: Promise<LintSession> | undefined;

  constructor(folder: string, dependencies: FolderDependencies) {
    this.folder = folder;
    this.#dependencies = dependencies;
  }

  /** What the configuration files beside the folder say, once it is loaded. */
  get settings(): FolderSettings | undefined {
    return this.#settings;
  }

  /** The session when the folder is loaded. */
  get session(): LintSession | undefined {
    return this.#session;
  }

  /** Loads the folder in small portions, so that the server answers in between. */
  load(): Promise<LintSession> {
    return (this.#loading ??= this.#load());
  }

  /** Takes the text of an open document, which stands over the file on disk. */
  openText(path: string, text: string): void {
    this.#openTexts.set(path, text);
    this.#take(path, text);
  }

  /** Goes back to what is on disk. */
  closeText(path: string): void {
    this.#openTexts.delete(path);
    this.fileChanged(path);
  }

  /** Reads a file again that has changed, appeared or vanished on disk. */
  fileChanged(path: string): void {
    if (this.#openTexts.has(path)) return;
    if (this.#session === undefined) {
      this.#changedWhileLoading.add(path);
      return;
    }
    const outcome = readSqlFile(path);
    if (outcome.kind === 'text') this.#take(path, outcome.text);
    else this.#drop(path);
  }

  /** Reads the configuration files again. */
  settingsChanged(profile: LintSettings['profile'] | undefined): void {
    this.#profile = profile;
    this.#settings = undefined;
    this.#reconfigure();
  }

  /** Takes what is known of the databases; `undefined` goes back to git. */
  databasesChanged(knowledge: DatabaseKnowledge | undefined): void {
    this.#knowledge = knowledge;
    this.#reconfigure();
  }

  /** The findings of one file; `[]` while the folder is not loaded. */
  findings(path: string): readonly Finding[] {
    return this.#session?.findings(path) ?? [];
  }

  /** `findings` of `path` with what could have stood in the place of each syntax error, as far as that is known. */
  async explain(
    path: string,
    findings: readonly Finding[],
    signal: AbortSignal,
  ): Promise<readonly Finding[]> {
    const parsed = findings.some(isExplainable) ? this.#session?.parsed(path) : undefined;
    if (parsed === undefined) return findings;
    const parser = await this.#dependencies.loadParser();
    const { expectedTokens } = this.#dependencies;
    const explained: Finding[] = [];
    for (const finding of findings) {
      explained.push(await explainFinding(finding, parsed, { parser, expectedTokens, signal }));
    }
    return explained;
  }

  /** Whether the folder holds `path`, on disk or as an open document. */
  holds(path: string): boolean {
    return this.#session?.file(path) !== undefined;
  }

  /** The text that the offsets of findings in `path` count in. */
  sourceOf(path: string): SourceText | undefined {
    const text = this.#session?.file(path)?.text;
    if (text === undefined) return undefined;
    const known = this.#sources.get(path);
    if (known?.text === text) return known;
    const source = new SourceText(text);
    this.#sources.set(path, source);
    return source;
  }

  #reconfigure(): void {
    const session = this.#session;
    if (session === undefined) {
      this.#reconfiguredWhileLoading = true;
      return;
    }
    session.configure(this.#options());
    session.setStates(this.#statesOf(session.paths()));
  }

  #take(path: string, text: string): void {
    this.#session?.update(path, text);
  }

  #drop(path: string): void {
    this.#sources.delete(path);
    this.#session?.remove(path);
  }

  async #load(): Promise<LintSession> {
    const parser = this.#dependencies.loadParser();
    const branchFiles = this.#dependencies.filesOnDefaultBranch(this.folder);
    this.#reconfiguredWhileLoading = false;
    const pacer = new Pacer();
    const onDisk = await readInPortions(this.folder, pacer);
    this.#branchFiles = await branchFiles;
    const session = new LintSession(
      { rules: this.#dependencies.rules, parser: await parser, ...this.#options() },
      this.#withOpenTexts(onDisk),
    );
    session.setStates(this.#statesOf(session.paths()));
    await foldInPortions(session, pacer);
    this.#session = session;
    this.#catchUp();
    return session;
  }

  /** Takes what has changed while the folder was being read. */
  #catchUp(): void {
    if (this.#reconfiguredWhileLoading) this.#reconfigure();
    for (const [path, text] of this.#openTexts) this.#take(path, text);
    for (const path of this.#changedWhileLoading) this.fileChanged(path);
    this.#changedWhileLoading.clear();
  }

  #withOpenTexts(onDisk: readonly MigrationFile[]): readonly MigrationFile[] {
    const files = new Map(onDisk.map((file) => [file.path, file]));
    for (const [path, text] of this.#openTexts) {
      files.set(path, { path, fileName: path.slice(this.folder.length + 1), text });
    }
    return [...files.values()];
  }

  #options() {
    const settings = (this.#settings ??= readFolderSettings(this.folder, this.#dependencies.rules));
    return {
      config: settings.config,
      settings: { ...settings.settings, profile: this.#profile ?? settings.settings.profile },
      knownVersions: this.#knowledge?.versions ?? [],
      cliVersion: this.#knowledge?.cliVersion,
    };
  }

  #statesOf(paths: readonly string[]): ReadonlyMap<string, AppliedState> {
    const isApplied = this.#knowledge?.isApplied;
    if (isApplied !== undefined) {
      return new Map(paths.map((path) => [path, isApplied(path) ? 'applied' : 'pending']));
    }
    if (this.#settings?.settings.appliedThrough !== undefined) return new Map();
    const applied = paths.filter((path) => this.#branchFiles?.has(path.slice(this.folder.length + 1)));
    return new Map(applied.map((path) => [path, 'applied']));
  }
}

async function readInPortions(folder: string, pacer: Pacer): Promise<readonly MigrationFile[]> {
  const files: MigrationFile[] = [];
  const names = await readdir(folder).catch((): readonly string[] => []);
  for (const fileName of names) {
    if (!isSqlName(fileName)) continue;
    const path = join(folder, fileName);
    const outcome = readSqlFile(path);
    if (outcome.kind === 'text') files.push({ path, fileName, text: outcome.text });
    await pacer.breathe();
  }
  return files;
}

async function foldInPortions(session: LintSession, pacer: Pacer): Promise<void> {
  for (const path of session.paths()) {
    session.catalogs(path);
    await pacer.breathe();
  }
}
