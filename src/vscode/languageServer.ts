import * as vscode from 'vscode';
import type { LanguageClient } from './languageClientLibrary.ts';
import type { PlannedMigration, RefusedMigration } from '../core/templates/index.ts';
import type { TextEdit } from '../core/text/range.ts';
import { CommandFailure, errorDetails } from './describeError.ts';
import type { Disposable } from './disposables.ts';
import { serverStatus } from './history/serverStatus.ts';
import type { ProjectState } from './history/projectState.ts';
import type { MigrationContext } from './newMigration/migrationContext.ts';
import type { Localize } from './localize.ts';
import type { Output } from './output.ts';
import { createRestartPolicy } from './restartPolicy.ts';

/** What the client needs from outside. */
export interface LanguageServerSources {
  /** Absolute path of the server's program. */
  readonly serverPath: string;
  readonly output: Output;
  readonly t: Localize;
}

/** What the plan of a migration from selected SQL is made of. */
export interface SelectionPlanRequest extends MigrationContext {
  readonly name: string;
  readonly now: Date;
  readonly sql: string;
}

/** What the header of a file is made of. */
export interface RollbackHeaderRequest {
  readonly fileName: string;
  readonly text: string;
  readonly author: string | undefined;
  readonly now: Date;
}

/**
 * The language server in its own process, for every file in a `supabase/migrations` folder whatever
 * its language id. Restarted when it dies; when it keeps dying, one message says so.
 */
export class LanguageServer implements Disposable {
  readonly #sources: LanguageServerSources;
  #client: LanguageClient | undefined;
  #states: readonly ProjectState[] = [];
  #reporting = false;
  readonly #restarts = createRestartPolicy(4, 180_000);

  constructor(sources: LanguageServerSources) {
    this.#sources = sources;
  }

  get running(): boolean {
    return this.#client?.isRunning() ?? false;
  }

  /** Starts the server; resolves when it answers. Failures are shown and logged, not thrown. */
  async start(): Promise<void> {
    const { output, serverPath } = this.#sources;
    try {
      const library = await import('./languageClientLibrary.ts');
      const { CloseAction, ErrorAction, RevealOutputChannelOn, State, TransportKind } = library;
      const client = new library.LanguageClient(
        'supabaseMigrations',
        'Migrations for Supabase',
        { module: serverPath, transport: TransportKind.ipc },
        {
          documentSelector: [{ scheme: 'file', pattern: '**/supabase/migrations/*.sql' }],
          diagnosticCollectionName: 'supabase-migrations',
          outputChannel: output.channel,
          initializationOptions: { trusted: vscode.workspace.isTrusted },
          revealOutputChannelOn: RevealOutputChannelOn.Never,
          initializationFailedHandler: (error) => {
            output.error(`The language server could not be initialized: ${errorDetails(error)}`);
            return false;
          },
          errorHandler: {
            error: () => ({ action: ErrorAction.Continue }),
            closed: () => {
              if (this.#restarts.mayRestart(Date.now()))
                return { action: CloseAction.Restart, handled: true };
              void this.#reportDeath();
              return { action: CloseAction.DoNotRestart, handled: true };
            },
          },
        },
      );
      this.#client = client;
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) void this.#sendStatus();
      });
      await client.start();
    } catch (error) {
      output.error(`The language server did not start: ${errorDetails(error)}`);
      void this.#reportDeath();
    }
  }

  /** Ends the server, if it runs, and starts it anew. */
  async restart(): Promise<void> {
    this.#restarts.reset();
    await this.#stop();
    await this.start();
  }

  /** Tells the server which migrations have run, now and after each restart. */
  async setStates(states: readonly ProjectState[]): Promise<void> {
    this.#states = states;
    await this.#sendStatus();
  }

  /** Makes the server publish the findings of every migration of the workspace. */
  async lintAll(): Promise<void> {
    await this.#ask('supabaseMigrations/lintAll', {});
  }

  /** What a migration made of selected SQL would be; the server reads the SQL with Postgres' grammar. */
  async planSelection(request: SelectionPlanRequest): Promise<PlannedMigration | RefusedMigration> {
    const { now, ...rest } = request;
    return this.#ask('supabaseMigrations/planSelection', { ...rest, now: now.toISOString() });
  }

  /** The edits that give a migration its header with a rollback plan; none when it has a plan. */
  async rollbackHeader(request: RollbackHeaderRequest): Promise<readonly TextEdit[]> {
    const { now, ...rest } = request;
    return this.#ask('supabaseMigrations/rollbackHeader', { ...rest, now: now.toISOString() });
  }

  /** Resolves when the server has been told to end. */
  async dispose(): Promise<void> {
    await this.#stop();
  }

  /** Sends a request; throws a `CommandFailure` when no server is there to answer it. */
  async #ask<Answer>(method: string, parameters: object): Promise<Answer> {
    if (this.#client === undefined || !this.running) {
      throw new CommandFailure(
        this.#sources.t('The language server is not running, so this cannot be done now.'),
      );
    }
    return this.#client.sendRequest<Answer>(method, parameters);
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      this.#sources.output.debug(`Ending the language server: ${errorDetails(error)}`);
    }
  }

  async #sendStatus(): Promise<void> {
    if (!this.running) return;
    try {
      await this.#client?.sendNotification('supabaseMigrations/status', serverStatus(this.#states));
    } catch (error) {
      this.#sources.output.debug(`The language server did not take the status: ${errorDetails(error)}`);
    }
  }

  async #reportDeath(): Promise<void> {
    if (this.#reporting) return;
    this.#reporting = true;
    const { output, t } = this.#sources;
    const show = t('Show Output');
    const restart = t('Restart');
    const chosen = await vscode.window.showErrorMessage(
      t('Checking migrations has stopped: its language server ended and does not stay up.'),
      show,
      restart,
    );
    this.#reporting = false;
    if (chosen === show) output.channel.show();
    if (chosen === restart) await this.restart();
  }
}
