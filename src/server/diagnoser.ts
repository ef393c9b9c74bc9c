import { basename, dirname, sep } from 'node:path';
import {
  DiagnosticSeverity,
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  type TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configFileName } from '../core/lint/config.ts';
import { isExplainable } from '../core/lint/explainFindings.ts';
import type { Finding } from '../core/lint/types.ts';
import { findProjectsBelow } from '../node/projectFinder.ts';
import { codeActionsFor } from './codeActions.ts';
import { editSupportOf, type EditSupport, type EditTarget } from './editSupport.ts';
import { knowledgeOf, type StatusParams } from './databaseKnowledge.ts';
import { FolderSession, type FolderDependencies } from './folderSession.ts';
import { LintQueue } from './lintQueue.ts';
import { Pacer } from './pacer.ts';
import { isMigrationsFolder, migrationPlaceOf, uriOf } from './places.ts';
import { Publisher } from './publisher.ts';
import { defaultServerSettings, type ServerSettings } from './settings.ts';
import { diagnosticSource, toDiagnostic, toRange } from './toDiagnostic.ts';

/** What linting everything found. */
export interface LintAllResult {
  readonly files: number;
  readonly findings: number;
}

interface Explainable {
  readonly uri: string;
  readonly path: string;
  readonly findings: readonly Finding[];
  readonly publish: (findings: readonly Finding[]) => void;
}

interface DiagnoserInput {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly dependencies: FolderDependencies;
}

/**
 * Keeps the published diagnostics true: follows documents, disk, settings and databases, and lints what
 * they touch. All state of the server lies here and in its folder sessions.
 */
export class Diagnoser {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #dependencies: FolderDependencies;
  readonly #publisher: Publisher;
  readonly #queue: LintQueue;
  readonly #folders = new Map<string, FolderSession>();
  /** Folders of which every file is published, not only the open ones. */
  readonly #wholeFolders = new Set<string>();
  /** By URI: ends the wait for help with the syntax errors of a text that is no longer the newest. */
  readonly #explaining = new Map<string, AbortController>();
  #workspaceFolders: readonly string[] = [];
  #settings: ServerSettings = defaultServerSettings;
  /** Nothing is linted before the client has said what it wants. */
  readonly #settingsKnown = deferred();
  #status: StatusParams = { projects: [] };
  #support: EditSupport = editSupportOf({});

  constructor({ connection, documents, dependencies }: DiagnoserInput) {
    this.#documents = documents;
    this.#dependencies = dependencies;
    this.#publisher = new Publisher(connection);
    this.#queue = new LintQueue((uri) => this.#lint(uri));
  }

  /** Takes what the client can do and where its workspace lies. */
  initialize(capabilities: ClientCapabilities, workspaceFolders: readonly string[]): void {
    this.#support = editSupportOf(capabilities);
    this.#workspaceFolders = workspaceFolders;
  }

  workspaceFoldersChanged(added: readonly string[], removed: readonly string[]): void {
    const kept = this.#workspaceFolders.filter((folder) => !removed.includes(folder));
    this.#workspaceFolders = [...kept, ...added];
    for (const folder of removed) this.#forgetBelow(folder);
  }

  settingsChanged(settings: ServerSettings): void {
    this.#settingsKnown.resolve();
    if (settings.enabled === this.#settings.enabled && settings.profile === this.#settings.profile) return;
    this.#settings = settings;
    for (const folder of this.#folders.values()) folder.settingsChanged(settings.profile);
    if (settings.enabled) this.#lintOpenDocuments();
    else for (const uri of this.#publisher.uris) this.#publisher.clear(uri);
  }

  statusChanged(status: StatusParams): void {
    this.#status = status;
    for (const folder of this.#folders.values()) folder.databasesChanged(knowledgeOf(status, folder.folder));
    this.#lintOpenDocuments();
  }

  documentChanged(document: TextDocument): void {
    const place = migrationPlaceOf(document.uri);
    if (place === undefined) return;
    this.#folderSession(place.folder).openText(place.path, document.getText());
    this.#queue.add(document.uri);
  }

  documentClosed(document: TextDocument): void {
    const place = migrationPlaceOf(document.uri);
    if (place === undefined) return;
    this.#queue.remove(document.uri);
    this.#explaining.get(document.uri)?.abort();
    this.#folders.get(place.folder)?.closeText(place.path);
    if (this.#wholeFolders.has(place.folder)) this.#publishFile(place.path, document.uri);
    else this.#publisher.clear(document.uri);
    this.#lintOpenDocuments(place.folder);
  }

  /** Something happened to a path on disk: a migration, a configuration file, or a folder of them. */
  pathChanged(path: string, isGone: boolean): void {
    const folder = dirname(path);
    if (isMigrationsFolder(folder)) {
      this.#folders.get(folder)?.fileChanged(path);
      if (this.#wholeFolders.has(folder)) this.#publishFile(path);
      this.#lintOpenDocuments(folder);
    } else if (basename(path) === 'migrations' || basename(path) === 'supabase') {
      if (isGone) this.#forgetBelow(path);
    } else {
      for (const session of this.#folders.values()) {
        if (dirname(session.folder) !== folder) continue;
        session.settingsChanged(this.#settings.profile);
        this.#publishConfigProblems(session);
        this.#lintOpenDocuments(session.folder);
      }
    }
  }

  /** Lints every file of every migrations folder of the workspace and publishes what was found. */
  async lintAll(token: CancellationToken): Promise<LintAllResult> {
    await this.#settingsKnown.promise;
    for (const root of this.#workspaceFolders) {
      for (const project of await findProjectsBelow(root)) this.#folderSession(project.migrationsFolder);
    }
    const pacer = new Pacer();
    let files = 0;
    let findings = 0;
    if (!this.#settings.enabled) return { files, findings };
    for (const folder of this.#folders.values()) {
      const session = await folder.load();
      this.#wholeFolders.add(folder.folder);
      for (const path of session.paths()) {
        if (token.isCancellationRequested) return { files, findings };
        findings += this.#publishFile(path);
        files++;
        await pacer.breathe();
      }
    }
    return { files, findings };
  }

  /** Ends what runs in the background. */
  dispose(): void {
    this.#queue.dispose();
    for (const call of this.#explaining.values()) call.abort();
  }

  /** The fixes of what was found at a place, and the one that mends all that can be mended safely. */
  async codeActions(params: CodeActionParams): Promise<CodeAction[]> {
    const { uri } = params.textDocument;
    const place = migrationPlaceOf(uri);
    if (place === undefined) return [];
    await this.#settingsKnown.promise;
    if (!this.#settings.enabled) return [];
    const folder = this.#folderSession(place.folder);
    await folder.load();
    return codeActionsFor(params, {
      path: place.path,
      findings: await folder.explain(place.path, folder.findings(place.path), neverCancelled),
      target: this.#editTarget(folder, uri),
    });
  }

  #folderSession(folder: string): FolderSession {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const made = new FolderSession(folder, this.#dependencies);
    made.settingsChanged(this.#settings.profile);
    made.databasesChanged(knowledgeOf(this.#status, folder));
    this.#folders.set(folder, made);
    return made;
  }

  async #lint(uri: string): Promise<void> {
    await this.#settingsKnown.promise;
    const place = migrationPlaceOf(uri);
    if (place === undefined || !this.#settings.enabled) return;
    const folder = this.#folderSession(place.folder);
    if (folder.session === undefined) {
      await folder.load();
      this.#publishConfigProblems(folder);
    }
    // The document may have been closed while the folder was loading.
    if (this.#documents.get(uri) === undefined) return;
    this.#publishFile(place.path, uri);
    this.#relintOthers(folder, uri);
  }

  /** What follows in the history sees the change too. */
  #relintOthers(folder: FolderSession, changed: string): void {
    for (const { uri } of this.#documents.all()) {
      const place = migrationPlaceOf(uri);
      if (uri !== changed && place?.folder === folder.folder) this.#publishFile(place.path, uri);
    }
  }

  #lintOpenDocuments(folder?: string): void {
    for (const { uri } of this.#documents.all()) {
      const place = migrationPlaceOf(uri);
      if (place !== undefined && (folder === undefined || place.folder === folder)) this.#queue.add(uri);
    }
  }

  /** Publishes the findings of one file as they are now, and gives their number. */
  #publishFile(path: string, documentUri = this.#openUriOf(path)): number {
    const folder = this.#folders.get(dirname(path));
    if (folder === undefined || !this.#settings.enabled) return 0;
    const uri = documentUri ?? uriOf(path);
    this.#explaining.get(uri)?.abort();
    this.#explaining.delete(uri);
    if (!folder.holds(path)) {
      this.#publisher.clear(uri);
      return 0;
    }
    const findings = folder.findings(path);
    const publish = this.#publishing(folder, uri);
    if (findings.some(isExplainable)) this.#publishExplained(folder, { uri, path, findings, publish });
    else publish(findings);
    return findings.length;
  }

  /** Publishes for the document as it is now, whenever it is called. */
  #publishing(folder: FolderSession, uri: string): (findings: readonly Finding[]) => void {
    const version = this.#documents.get(uri)?.version;
    const places = this.#editTarget(folder, uri);
    return (findings) => {
      const diagnostics = findings.map((finding) => toDiagnostic(finding, places));
      this.#publisher.publish(uri, diagnostics, version);
    };
  }

  /**
   * Help for syntax errors may take a moment. What is known at once is published with it; otherwise the
   * errors come first, and again with their help when it has arrived and nothing has changed since.
   */
  #publishExplained(folder: FolderSession, { uri, path, findings, publish }: Explainable): void {
    const call = new AbortController();
    this.#explaining.set(uri, call);
    const plain = setImmediate(() => {
      if (!call.signal.aborted) publish(findings);
    });
    void folder.explain(path, findings, call.signal).then((explained) => {
      if (call.signal.aborted) return;
      clearImmediate(plain);
      publish(explained);
    });
  }

  #publishConfigProblems(folder: FolderSession): void {
    const { settings } = folder;
    if (settings === undefined) return;
    this.#publisher.publish(
      uriOf(settings.lintConfigPath),
      settings.lintConfigProblems.map(({ range, message }) => ({
        range: toRange(settings.lintConfigSource, range),
        message,
        severity: DiagnosticSeverity.Warning,
        source: diagnosticSource,
        code: configFileName,
      })),
    );
  }

  #openUriOf(path: string): string | undefined {
    return this.#documents.all().find(({ uri }) => migrationPlaceOf(uri)?.path === path)?.uri;
  }

  #editTarget(folder: FolderSession, documentUri: string): EditTarget {
    const documentPath = migrationPlaceOf(documentUri)?.path;
    const uriFor = (path: string) =>
      path === documentPath ? documentUri : (this.#openUriOf(path) ?? uriOf(path));
    return {
      support: this.#support,
      sourceOf: (path) => folder.sourceOf(path),
      uriOf: uriFor,
      exists: (path) => folder.holds(path),
      versionOf: (path) => this.#documents.get(uriFor(path))?.version ?? null,
    };
  }

  /** A folder is gone: nothing below it is published any longer. */
  #forgetBelow(path: string): void {
    for (const folder of [...this.#folders.keys()]) {
      if (folder !== path && !folder.startsWith(path + sep)) continue;
      this.#folders.delete(folder);
      this.#wholeFolders.delete(folder);
    }
    const below = `${uriOf(path)}/`;
    for (const uri of this.#publisher.uris) if (uri.startsWith(below)) this.#publisher.clear(uri);
  }
}

const neverCancelled = new AbortController().signal;

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
