import * as vscode from 'vscode';
import { describeError, errorDetails } from '../describeError.ts';
import { actionCommands, actionTitle } from '../problemActions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

/** Runs `command`; whatever it throws becomes one log entry and one message with one button. */
export async function runCommand(command: Command, services: Services, argument: unknown): Promise<void> {
  const { output, t } = services;
  try {
    await command.run(services, argument);
  } catch (error) {
    const description = describeError(error, t);
    if (description === undefined) return;
    output.error(`${command.id} failed: ${errorDetails(error)}`);
    const title = actionTitle(description.action, t);
    void vscode.window.showErrorMessage(description.message, title).then((chosen) => {
      if (chosen === title) void vscode.commands.executeCommand(actionCommands[description.action]);
    });
  }
}
