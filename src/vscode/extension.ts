import * as vscode from 'vscode';
import { createApi, type ExtensionApi } from './api.ts';
import { commands } from './commands/index.ts';
import { runCommand } from './commands/runCommand.ts';
import { readConfiguration } from './configuration.ts';
import { createHistory } from './history/createHistory.ts';
import { LanguageServer } from './languageServer.ts';
import type { Localize } from './localize.ts';
import { createMachine } from './machine.ts';
import { createOutput } from './output.ts';
import { RemoteSecrets } from './remoteSecrets.ts';
import type { Services } from './services.ts';
import { StatusBar } from './statusBar.ts';
import { MigrationTree } from './tree/migrationTree.ts';
import { wire } from './wiring.ts';

/** Starts the extension: makes its parts, wires them, and leaves everything slow for after its return. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const started = performance.now();
  const t: Localize = (message, values) => vscode.l10n.t(message, { ...values });
  const output = createOutput();
  const machine = createMachine(output);
  const secrets = new RemoteSecrets(context.secrets);
  const history = createHistory({ machine, secrets, output, t });
  const tree = new MigrationTree({ history, wantsRemote: () => readConfiguration().wantsRemote, t });
  const statusBar = new StatusBar(t);
  const serverPath = context.asAbsolutePath('dist/server.js');
  const languageServer = new LanguageServer({ serverPath, output, t });
  const services: Services = { output, t, machine, history, tree, secrets, languageServer };
  context.subscriptions.push(
    output.channel,
    machine,
    history,
    tree,
    statusBar,
    languageServer,
    wire(services, statusBar),
    ...commands.map((command) =>
      vscode.commands.registerCommand(command.id, async (argument: unknown) =>
        runCommand(command, services, argument),
      ),
    ),
  );
  const milliseconds = performance.now() - started;
  output.info(`Activated in ${milliseconds.toFixed(1)} ms.`);
  return createApi({ services, statusBar, milliseconds, serverStarted: languageServer.start() });
}
