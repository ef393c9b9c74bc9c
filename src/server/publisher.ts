import type { Connection, Diagnostic } from 'vscode-languageserver/node';

/** Sends diagnostics, and only what differs from what the client has. */
export class Publisher {
  readonly #connection: Connection;
  readonly #sent = new Map<string, { readonly version: number | undefined; readonly text: string }>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Publishes the diagnostics of `uri`; `version` is that of the open document they belong to. */
  publish(uri: string, diagnostics: Diagnostic[], version?: number): void {
    const text = JSON.stringify(diagnostics);
    const known = this.#sent.get(uri);
    if (known?.text === text && known.version === version) return;
    if (known === undefined && version === undefined && diagnostics.length === 0) return;
    this.#sent.set(uri, { version, text });
    void this.#connection.sendDiagnostics({
      uri,
      diagnostics,
      ...(version === undefined ? {} : { version }),
    });
  }

  /** Takes everything back that was published for `uri`. */
  clear(uri: string): void {
    const known = this.#sent.get(uri);
    if (!this.#sent.delete(uri) || known?.text === '[]') return;
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Every URI that something was published for. */
  get uris(): readonly string[] {
    return [...this.#sent.keys()];
  }
}
