import * as vscode from 'vscode';
import { migrationOfNode } from './arguments.ts';
import type { Command } from './command.ts';
import { node } from './whenClauses.ts';

export const openFile: Command = {
  id: 'supabaseMigrations.openFile',
  title: 'Open',
  icon: 'go-to-file',
  palette: 'never',
  menus: [{ menu: 'view/item/context', when: node('migration', 'has-file'), group: '1_open@1' }],
  run: async (_services, argument) => {
    const path = migrationOfNode(argument)?.path;
    if (path !== undefined) await openPath(path);
  },
};

/** Opens a file in the editor. */
export async function openPath(path: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path));
}
