import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { node } from './whenClauses.ts';

export const manageTrust: Command = {
  id: 'supabaseMigrations.manageTrust',
  title: 'Manage Workspace Trust',
  icon: 'shield',
  palette: 'never',
  menus: [{ menu: 'view/item/context', when: node('action-trust-workspace'), group: 'inline@1' }],
  run: async () => {
    await vscode.commands.executeCommand('workbench.trust.manage');
  },
};
