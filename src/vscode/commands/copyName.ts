import * as vscode from 'vscode';
import { migrationOfNode } from './arguments.ts';
import type { Command } from './command.ts';
import { node } from './whenClauses.ts';

export const copyName: Command = {
  id: 'supabaseMigrations.copyName',
  title: 'Copy Name',
  palette: 'never',
  menus: [{ menu: 'view/item/context', when: node('migration'), group: '5_copy@2' }],
  run: async ({ t }, argument) => {
    const name = migrationOfNode(argument)?.name;
    if (name === undefined || name === '') return;
    await vscode.env.clipboard.writeText(name);
    vscode.window.setStatusBarMessage(t('Copied name {name}', { name }), 3000);
  },
};
