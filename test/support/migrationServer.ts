import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { ExpectedTokens } from '../../src/core/ports/expectedTokens.ts';
import { rules } from '../../src/core/rules/index.ts';
import { loadSqlParser } from '../../src/node/sqlParser.ts';
import { startServer } from '../../src/server/startServer.ts';
import { LspClient, type LspClientOptions } from './lspClient.ts';

/** What VS Code says about itself, as far as the server looks at it. */
export const vscodeCapabilities: LspClientOptions['capabilities'] = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      snippetEditSupport: true,
    },
  },
};

/** What a test decides about the server; git is not asked unless it says so. */
export interface ServerOptions extends Partial<LspClientOptions> {
  readonly filesOnDefaultBranch?: (folder: string) => Promise<ReadonlySet<string> | undefined>;
  readonly expectedTokens?: ExpectedTokens;
}

/** Runs our server from source in this process, over streams, with the workspace `root`. */
export function startInProcess(root: string, options: ServerOptions = {}): Promise<LspClient> {
  const {
    filesOnDefaultBranch = async () => undefined,
    expectedTokens = { expectedAt: async () => [] },
    ...clientOptions
  } = options;
  return LspClient.inProcess(
    ({ fromServer, toServer }) => {
      const connection = createConnection(
        ProposedFeatures.all,
        new StreamMessageReader(toServer),
        new StreamMessageWriter(fromServer),
      );
      startServer(connection, { rules, loadParser: loadSqlParser, expectedTokens, filesOnDefaultBranch });
      return () => connection.dispose();
    },
    { rootUri: URI.file(root).toString(), capabilities: vscodeCapabilities ?? {}, ...clientOptions },
  );
}
