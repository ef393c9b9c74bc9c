import * as vscode from 'vscode';
import { writeCliPath } from '../configuration.ts';
import type { Command } from './command.ts';
import { node, when } from './whenClauses.ts';

export const chooseCli: Command = {
  id: 'supabaseMigrations.chooseCli',
  title: 'Choose Supabase CLI…',
  icon: 'folder-opened',
  palette: 'never',
  menus: [
    { menu: 'view/title', when: when.view, group: '5_cli@1' },
    { menu: 'view/item/context', when: node('action-choose-cli'), group: 'inline@1' },
    { menu: 'view/item/context', when: node('action-install-cli'), group: 'inline@2' },
  ],
  run: async ({ history, t }) => {
    const picked = await vscode.window.showOpenDialog({
      title: t('Choose the Supabase CLI'),
      openLabel: t('Use This Program'),
      canSelectMany: false,
    });
    const path = picked?.[0]?.fsPath;
    if (path === undefined) return;
    await writeCliPath(path);
    await history.refresh();
  },
};
