import type { HistorySnapshot } from '../../core/supabase/types.ts';
import type { Log } from '../../core/ports/log.ts';
import { describeError, errorDetails } from '../describeError.ts';
import type { Disposable } from '../disposables.ts';
import type { Localize } from '../localize.ts';
import type { Project, ProjectState } from './projectState.ts';
import { SingleFlight } from './singleFlight.ts';

/** What the store needs from outside; all of it replaceable in tests. */
export interface HistorySources {
  readonly findProjects: () => Promise<readonly Project[]>;
  /** The files alone, no program run. */
  readonly readFiles: (project: Project, signal: AbortSignal) => Promise<HistorySnapshot>;
  /** Files and databases. Only asked in a trusted workspace. */
  readonly readStatus: (project: Project, signal: AbortSignal) => Promise<HistorySnapshot>;
  readonly isTrusted: () => boolean;
  /** Shows that work is under way while `task` runs. */
  readonly withProgress: (task: () => Promise<void>) => Promise<void>;
  readonly log: Log;
  readonly t: Localize;
}

/**
 * Keeps what is known of each project and tells when it changes. A refresh that fails keeps the
 * last good snapshot, marked stale. While nobody looks, changes are only remembered.
 */
export class HistoryStore implements Disposable {
  readonly #sources: HistorySources;
  readonly #flight: SingleFlight;
  readonly #listeners = new Set<() => void>();
  #states: readonly ProjectState[] | undefined;
  #watched = false;
  #stale = true;
  #refreshing = false;

  constructor(sources: HistorySources) {
    this.#sources = sources;
    this.#flight = new SingleFlight((signal) => sources.withProgress(() => this.#refresh(signal)));
  }

  /** One state per project, by path; `undefined` until the workspace has been searched. */
  get states(): readonly ProjectState[] | undefined {
    return this.#states;
  }

  /** Whether a refresh is under way. */
  get refreshing(): boolean {
    return this.#refreshing;
  }

  /** Calls `listener` after each change of `states`. */
  onDidChange(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Says whether anybody sees the history now; what was missed in the meantime is made up for. */
  setWatched(watched: boolean): void {
    this.#watched = watched;
    if (watched && this.#stale) void this.refresh();
  }

  /** Says that files or settings changed; refreshes at once only while somebody looks. */
  invalidate(): void {
    this.#stale = true;
    if (this.#watched) void this.refresh();
    else this.#sources.log.debug('History changed while hidden; the refresh waits until it is looked at.');
  }

  /** Reads everything again; resolves when a run that began after this call has ended. Never rejects. */
  async refresh(): Promise<void> {
    await this.#flight.request();
  }

  dispose(): void {
    this.#flight.dispose();
    this.#listeners.clear();
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    this.#stale = false;
    this.#refreshing = true;
    try {
      const projects = await this.#sources.findProjects();
      if (signal.aborted) return;
      const kept = new Map((this.#states ?? []).map((state) => [state.project.path, state]));
      this.#set(
        projects.map((project) => ({
          project,
          snapshot: kept.get(project.path)?.snapshot,
          staleReason: kept.get(project.path)?.staleReason,
        })),
        projects.length === 0 || kept.size > 0,
      );
      for (const project of projects) await this.#refreshProject(project, signal);
    } catch (error) {
      this.#sources.log.error(`Refreshing the history failed: ${errorDetails(error)}`);
    } finally {
      this.#refreshing = false;
      if (!signal.aborted) this.#fire();
    }
  }

  async #refreshProject(project: Project, signal: AbortSignal): Promise<void> {
    const { log, readFiles, readStatus, isTrusted, t } = this.#sources;
    try {
      const first =
        this.#states?.find((state) => state.project.path === project.path)?.snapshot === undefined;
      if (first || !isTrusted()) await this.#keep(project, readFiles(project, signal), signal);
      if (isTrusted()) await this.#keep(project, readStatus(project, signal), signal);
    } catch (error) {
      if (signal.aborted) return;
      log.error(`Refreshing ${project.path} failed: ${errorDetails(error)}`);
      const reason = describeError(error, t)?.message ?? t('the refresh was cancelled');
      this.#replace(project, (state) => ({ ...state, staleReason: reason }));
    }
  }

  async #keep(project: Project, reading: Promise<HistorySnapshot>, signal: AbortSignal): Promise<void> {
    const snapshot = await reading;
    if (signal.aborted) return;
    this.#replace(project, (state) => ({ ...state, snapshot, staleReason: undefined }));
  }

  #replace(project: Project, change: (state: ProjectState) => ProjectState): void {
    this.#set(
      (this.#states ?? []).map((state) => (state.project.path === project.path ? change(state) : state)),
      true,
    );
  }

  #set(states: readonly ProjectState[], announce: boolean): void {
    this.#states = states;
    if (announce) this.#fire();
  }

  #fire(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
