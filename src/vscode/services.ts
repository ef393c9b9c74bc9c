import type { RemoteSecrets } from './remoteSecrets.ts';
import type { HistoryStore } from './history/historyStore.ts';
import type { LanguageServer } from './languageServer.ts';
import type { Localize } from './localize.ts';
import type { LazyMachine } from './machine.ts';
import type { Output } from './output.ts';
import type { MigrationTree } from './tree/migrationTree.ts';

/** What commands work with; made once by `activate`. */
export interface Services {
  readonly output: Output;
  readonly t: Localize;
  readonly machine: LazyMachine;
  readonly history: HistoryStore;
  readonly tree: MigrationTree;
  readonly secrets: RemoteSecrets;
  readonly languageServer: LanguageServer;
}
