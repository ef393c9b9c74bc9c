import * as vscode from 'vscode';
import type { HistorySnapshot } from '../../core/supabase/types.ts';
import { readConfiguration } from '../configuration.ts';
import { migrationsView } from '../contributes/views.ts';
import type { Localize } from '../localize.ts';
import type { LazyMachine } from '../machine.ts';
import type { Output } from '../output.ts';
import type { RemoteSecrets } from '../remoteSecrets.ts';
import { findProjects } from './findProjects.ts';
import { HistoryStore } from './historyStore.ts';
import type { Project } from './projectState.ts';

/** What the history of the workspace is read with. */
export interface HistoryParts {
  readonly machine: LazyMachine;
  readonly secrets: RemoteSecrets;
  readonly output: Output;
  readonly t: Localize;
}

/** The history store of this window, reading the real workspace. */
export function createHistory({ machine, secrets, output, t }: HistoryParts): HistoryStore {
  const files = async (project: Project, signal: AbortSignal): Promise<HistorySnapshot> => {
    const { readFilesOnly } = await import('./readHistory.ts');
    return readFilesOnly({ project, machine: await machine.get(), signal });
  };
  const status = async (project: Project, signal: AbortSignal): Promise<HistorySnapshot> => {
    const { readHistory } = await import('./readHistory.ts');
    const configuration = readConfiguration(vscode.Uri.file(project.path));
    return readHistory({ project, machine: await machine.get(), secrets, configuration, signal });
  };
  return new HistoryStore({
    findProjects,
    readFiles: files,
    readStatus: status,
    isTrusted: () => vscode.workspace.isTrusted,
    withProgress: async (task) =>
      vscode.window.withProgress({ location: { viewId: migrationsView.id } }, task),
    log: output,
    t,
  });
}
