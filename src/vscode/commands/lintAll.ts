import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { when } from './whenClauses.ts';

export const lintAll: Command = {
  id: 'supabaseMigrations.lintAll',
  title: 'Lint All Migrations',
  icon: 'checklist',
  palette: 'always',
  menus: [{ menu: 'view/title', when: when.view, group: '3_lint@1' }],
  run: async ({ languageServer, t }) => {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: t('Checking all migrations') },
      async () => languageServer.lintAll(),
    );
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  },
};
