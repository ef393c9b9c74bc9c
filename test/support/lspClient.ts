import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';

/** The two ends of a connection inside one process. */
export interface Streams {
  readonly fromServer: PassThrough;
  readonly toServer: PassThrough;
}

export interface LspClientOptions {
  readonly rootUri: string | null;
  readonly capabilities?: InitializeParams['capabilities'];
  readonly initializationOptions?: unknown;
  /** Answers to `workspace/configuration`, by section. */
  readonly configuration?: Readonly<Record<string, unknown>>;
}

interface Waiter {
  readonly accepts: (params: PublishDiagnosticsParams) => boolean;
  readonly resolve: (params: PublishDiagnosticsParams) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A small language client for tests and measurements. It knows nothing about our server, so other
 * servers can be measured with it too.
 */
export class LspClient {
  readonly connection: ProtocolConnection;
  /** Every publishDiagnostics that has arrived, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly #waiters = new Set<Waiter>();
  readonly #versions = new Map<string, number>();
  #configuration: Readonly<Record<string, unknown>> = {};
  #end: () => Promise<void> | void = () => undefined;

  private constructor(streams: {
    readonly fromServer: NodeJS.ReadableStream;
    readonly toServer: NodeJS.WritableStream;
  }) {
    this.connection = createProtocolConnection(
      new StreamMessageReader(streams.fromServer),
      new StreamMessageWriter(streams.toServer),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
      this.#receive(params),
    );
    this.connection.onRequest('workspace/configuration', (params: { items: { section?: string }[] }) =>
      params.items.map(({ section }) => this.#configuration[section ?? ''] ?? null),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('client/unregisterCapability', () => null);
    this.connection.onRequest('window/workDoneProgress/create', () => null);
    this.connection.listen();
  }

  /** Connects to a server that `start` runs in this process, over streams. */
  static async inProcess(
    start: (streams: Streams) => () => void,
    options: LspClientOptions,
  ): Promise<LspClient> {
    const [fromServer, toServer] = [new PassThrough(), new PassThrough()];
    const stop = start({ fromServer, toServer });
    const client = new LspClient({ fromServer, toServer });
    client.#end = stop;
    await client.#initialize(options, null);
    return client;
  }

  /** Starts `command` and connects over its standard input and output. */
  static async spawn(command: readonly [string, ...string[]], options: LspClientOptions): Promise<LspClient> {
    const [file, ...args] = command;
    const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const client = new LspClient({ fromServer: child.stdout, toServer: child.stdin });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.stdin.on('error', () => undefined);
    client.#end = async () => {
      await client.notify('exit', undefined);
      await ended;
    };
    void ended.then(() => client.#fail(new Error('The server ended.')));
    await client.#initialize(options, process.pid);
    return client;
  }

  /** Opens a document; the version is 1. */
  open(uri: string, text: string, languageId = 'sql'): Promise<void> {
    this.#versions.set(uri, 1);
    return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Sends one change and gives the new version. */
  async change(uri: string, change: TextDocumentContentChangeEvent): Promise<number> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
    return version;
  }

  /** Closes a document. */
  close(uri: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** The next diagnostics published for `uri` (for `version`, when given) that `accepts` takes. */
  nextDiagnostics(
    uri: string,
    version?: number,
    accepts: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<PublishDiagnosticsParams> {
    return new Promise((resolve, reject) => {
      const isWanted = (params: PublishDiagnosticsParams) =>
        params.uri === uri && (version === undefined || params.version === version) && accepts(params);
      this.#waiters.add({ accepts: isWanted, resolve, reject });
    });
  }

  /** The last diagnostics published for `uri`. */
  lastDiagnostics(uri: string): PublishDiagnosticsParams | undefined {
    return this.published.findLast((params) => params.uri === uri);
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** What the server said about itself. */
  get serverCapabilities(): InitializeResult['capabilities'] {
    return this.#capabilities;
  }

  /** Shuts the server down and ends the connection. */
  async dispose(): Promise<void> {
    await this.request('shutdown', undefined);
    await this.#end();
    this.connection.dispose();
  }

  #capabilities: InitializeResult['capabilities'] = {};

  async #initialize(options: LspClientOptions, processId: number | null): Promise<void> {
    this.#configuration = options.configuration ?? {};
    const result = await this.request<InitializeResult>('initialize', {
      processId,
      rootUri: options.rootUri,
      workspaceFolders: options.rootUri === null ? null : [{ uri: options.rootUri, name: 'root' }],
      capabilities: options.capabilities ?? {},
      initializationOptions: options.initializationOptions,
    });
    this.#capabilities = result.capabilities;
    await this.notify('initialized', {});
  }

  #receive(params: PublishDiagnosticsParams): void {
    this.published.push(params);
    for (const waiter of [...this.#waiters]) {
      if (!waiter.accepts(params)) continue;
      this.#waiters.delete(waiter);
      waiter.resolve(params);
    }
  }

  #fail(error: Error): void {
    for (const waiter of this.#waiters) waiter.reject(error);
    this.#waiters.clear();
  }
}
