import * as vscode from 'vscode';
import { CommandFailure } from '../describeError.ts';
import type { Command } from './command.ts';
import { pickProject } from './pickProject.ts';
import { node } from './whenClauses.ts';

export const openConfig: Command = {
  id: 'supabaseMigrations.openConfig',
  title: 'Open config.toml',
  icon: 'settings-gear',
  palette: 'never',
  menus: [
    { menu: 'view/item/context', when: node('action-open-config'), group: 'inline@1' },
    { menu: 'view/item/context', when: node('project'), group: '1_open@1' },
    { menu: 'view/item/context', when: node('target', 'local'), group: '1_open@1' },
  ],
  run: async (services, argument) => {
    const { machine, t } = services;
    const project = await pickProject(services, argument);
    if (project === undefined) return;
    const { files } = await machine.get();
    const folder = vscode.Uri.joinPath(vscode.Uri.file(project.path), 'supabase');
    for (const name of ['config.toml', 'config.json']) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (!(await files.exists(uri.fsPath))) continue;
      await vscode.window.showTextDocument(uri);
      return;
    }
    throw new CommandFailure(
      t('{project} has no supabase/config.toml; `supabase init` makes one.', { project: project.label }),
    );
  },
};
