import * as vscode from 'vscode';
import { migrationOfNode } from './arguments.ts';
import type { Command } from './command.ts';
import { node } from './whenClauses.ts';

export const revealInExplorer: Command = {
  id: 'supabaseMigrations.revealInExplorer',
  title: 'Reveal in Explorer View',
  palette: 'never',
  menus: [{ menu: 'view/item/context', when: node('migration', 'has-file'), group: '1_open@2' }],
  run: async (_services, argument) => {
    const path = migrationOfNode(argument)?.path;
    if (path !== undefined) await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.file(path));
  },
};
