import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { node } from './whenClauses.ts';

const guide = 'https://supabase.com/docs/guides/local-development/cli/getting-started';

export const installCli: Command = {
  id: 'supabaseMigrations.installCli',
  title: 'How to Install the Supabase CLI',
  icon: 'desktop-download',
  palette: 'never',
  menus: [{ menu: 'view/item/context', when: node('action-install-cli'), group: 'inline@1' }],
  run: openGuide,
};

export const updateCli: Command = {
  id: 'supabaseMigrations.updateCli',
  title: 'How to Update the Supabase CLI',
  icon: 'cloud-download',
  palette: 'never',
  menus: [{ menu: 'view/item/context', when: node('action-update-cli'), group: 'inline@1' }],
  run: openGuide,
};

async function openGuide(): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(guide));
}
