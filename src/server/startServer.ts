import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  TextDocumentSyncKind,
  TextDocuments,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { productVersion } from '../node/productVersion.ts';
import { fixAllKind } from './codeActions.ts';
import { statusNotification, type StatusParams } from './databaseKnowledge.ts';
import { Diagnoser } from './diagnoser.ts';
import type { FolderDependencies } from './folderSession.ts';
import { filePathOf } from './places.ts';
import { answerPlanRequests } from './planning.ts';
import { readSettings } from './settings.ts';

/** The request that lints every file of every known folder; answers with `LintAllResult`. */
export const lintAllRequest = 'supabaseMigrations/lintAll';

/** What must be watched on disk: the files, what configures them, and the folders, which vanish as one. */
const watchedGlobs = [
  '**/supabase/migrations/*.sql',
  '**/supabase/config.toml',
  '**/supabase/config.json',
  '**/supabase/migrations.config.json',
  '**/supabase/migrations',
  '**/supabase',
];

/**
 * Runs the language server over `connection`: diagnostics for documents in `supabase/migrations`
 * folders, their fixes, and the project's own messages (`supabaseMigrations/status`, `…/lintAll`).
 */
export function startServer(connection: Connection, dependencies: FolderDependencies): void {
  const documents = new TextDocuments(TextDocument);
  let client: InitializeParams['capabilities'] = {};
  let isTrusted = true;
  const diagnoser = new Diagnoser({
    connection,
    documents,
    dependencies: {
      ...dependencies,
      // A repository's configuration can name programs, so git runs only where its folder is trusted.
      filesOnDefaultBranch: async (folder) =>
        isTrusted ? dependencies.filesOnDefaultBranch(folder) : undefined,
    },
  });

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    isTrusted = isTrustedClient(params.initializationOptions);
    diagnoser.initialize(client, workspaceFoldersOf(params));
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: 'supabase-migrations', version: productVersion },
    };
  });

  connection.onInitialized(async () => {
    await register(connection, client);
    if (client.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        diagnoser.workspaceFoldersChanged(pathsOf(added), pathsOf(removed));
      });
    }
    diagnoser.settingsChanged(await readSettings(connection, client));
  });
  connection.onShutdown(() => diagnoser.dispose());
  connection.onDidChangeConfiguration(async () => {
    diagnoser.settingsChanged(await readSettings(connection, client));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      const path = filePathOf(uri);
      if (path !== undefined) diagnoser.pathChanged(path, type === FileChangeType.Deleted);
    }
  });
  connection.onNotification(statusNotification, (params: StatusParams) => diagnoser.statusChanged(params));
  connection.onRequest(lintAllRequest, (_params: unknown, token: CancellationToken) =>
    diagnoser.lintAll(token),
  );
  answerPlanRequests(connection, dependencies.loadParser);
  connection.onCodeAction((params: CodeActionParams): Promise<CodeAction[]> => diagnoser.codeActions(params));

  documents.onDidChangeContent(({ document }) => diagnoser.documentChanged(document));
  documents.onDidClose(({ document }) => diagnoser.documentClosed(document));
  documents.listen(connection);
  connection.listen();
}

/** A client that knows untrusted workspaces says so with `initializationOptions: { trusted: false }`. */
function isTrustedClient(options: unknown): boolean {
  return !(typeof options === 'object' && options !== null && Reflect.get(options, 'trusted') === false);
}

function workspaceFoldersOf(params: InitializeParams): readonly string[] {
  if (params.workspaceFolders != null) return pathsOf(params.workspaceFolders);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- editors without workspace folders send nothing else
  const root = params.rootUri;
  return root === null ? [] : pathsOf([{ uri: root }]);
}

function pathsOf(folders: readonly { readonly uri: string }[]): readonly string[] {
  return folders.flatMap(({ uri }) => filePathOf(uri) ?? []);
}

async function register(connection: Connection, client: InitializeParams['capabilities']): Promise<void> {
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: watchedGlobs.map((globPattern) => ({ globPattern })),
    });
  }
  if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
    await connection.client.register(DidChangeConfigurationNotification.type, {
      section: 'supabaseMigrations',
    });
  }
}
