import * as vscode from 'vscode';
import type { ExtensionApi } from './api.ts';
import { createApi } from './api.ts';
import { commands } from './commands/index.ts';
import { runCommand } from './commands/runCommand.ts';
import { isStatusBarEnabled, readConfiguration } from './configuration.ts';
import { contextValues } from './contextKeys.ts';
import { settingsSection } from './contributes/settings.ts';
import { RemoteSecrets } from './remoteSecrets.ts';
import { createHistory } from './history/createHistory.ts';
import { watchProjects } from './history/watchProjects.ts';
import { LanguageServer } from './languageServer.ts';
import type { Localize } from './localize.ts';
import { createMachine } from './machine.ts';
import { createOutput } from './output.ts';
import type { Services } from './services.ts';
import { StatusBar } from './statusBar.ts';
import { activeProject, migrationIsVisible } from './visibleEditors.ts';
import { MigrationTree } from './tree/migrationTree.ts';

/** Starts the extension: makes its parts, wires them, and leaves everything slow for after its return. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const started = performance.now();
  const t: Localize = (message, values) => vscode.l10n.t(message, { ...values });
  const output = createOutput();
  const machine = createMachine(output);
  const secrets = new RemoteSecrets(context.secrets);
  const history = createHistory({ machine, secrets, output, t });
  const wantsRemote = (): boolean => readConfiguration().wantsRemote;
  const tree = new MigrationTree({ history, wantsRemote, t });
  const statusBar = new StatusBar(t);
  const serverPath = context.asAbsolutePath('dist/server.js');
  const languageServer = new LanguageServer({ serverPath, output, t });
  const services: Services = {
    output,
    t,
    machine,
    history,
    tree,
    secrets,
    languageServer,
  };

  const show = (): void => {
    const keys = contextValues({
      states: history.states,
      trusted: vscode.workspace.isTrusted,
      wantsRemote: wantsRemote(),
      filter: tree.filter,
    });
    for (const [key, value] of Object.entries(keys)) {
      void vscode.commands.executeCommand('setContext', key, value);
    }
    statusBar.show(isStatusBarEnabled() ? activeProject(history.states ?? []) : undefined);
  };
  const watch = (): void => {
    history.setWatched(tree.visible || migrationIsVisible());
    show();
  };
  const changed = (): void => {
    history.invalidate();
  };

  context.subscriptions.push(
    output.channel,
    machine,
    history,
    tree,
    statusBar,
    languageServer,
    history.onDidChange(() => {
      show();
      void languageServer.setStates(history.states ?? []);
    }),
    tree.onDidChangeVisibility(watch),
    vscode.window.onDidChangeVisibleTextEditors(watch),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      changed();
      void languageServer.restart();
    }),
    secrets.onDidChange(changed),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(settingsSection)) return;
      show();
      if (
        event.affectsConfiguration(`${settingsSection}.cli`) ||
        event.affectsConfiguration(`${settingsSection}.status`)
      )
        changed();
    }),
    watchProjects(changed),
    ...commands.map((command) =>
      vscode.commands.registerCommand(command.id, async (argument: unknown) =>
        runCommand(command, services, argument),
      ),
    ),
  );

  watch();
  const milliseconds = performance.now() - started;
  output.info(`Activated in ${milliseconds.toFixed(1)} ms.`);
  const serverStarted = languageServer.start();
  return createApi({ services, statusBar, milliseconds, serverStarted });
}
