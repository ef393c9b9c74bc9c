import type * as vscode from 'vscode';
import type { Disposable } from './disposables.ts';

/** What a person may set to reach a remote database. */
export type SecretKind = 'url' | 'password';

const prefixes: Readonly<Record<SecretKind, string>> = {
  url: 'databaseUrl:',
  password: 'databasePassword:',
};

/**
 * URLs and passwords of remote databases, at most one of each per project. They live in the
 * editor's secret store alone; nothing else here keeps, shows or logs one.
 */
export class RemoteSecrets {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** The secret of the project at `projectPath`, or `undefined` when none was set. */
  async get(kind: SecretKind, projectPath: string): Promise<string | undefined> {
    return this.#secrets.get(prefixes[kind] + projectPath);
  }

  async set(kind: SecretKind, projectPath: string, secret: string): Promise<void> {
    await this.#secrets.store(prefixes[kind] + projectPath, secret);
  }

  async remove(kind: SecretKind, projectPath: string): Promise<void> {
    await this.#secrets.delete(prefixes[kind] + projectPath);
  }

  /** Calls `listener` when a secret was set or removed, in this window or another. */
  onDidChange(listener: () => void): Disposable {
    return this.#secrets.onDidChange(({ key }) => {
      if (Object.values(prefixes).some((prefix) => key.startsWith(prefix))) listener();
    });
  }
}
