import * as vscode from 'vscode';
import { CommandFailure } from '../describeError.ts';
import type { Command } from './command.ts';
import { pickProject } from './pickProject.ts';
import { node } from './whenClauses.ts';

export const enterPassword: Command = {
  id: 'supabaseMigrations.enterPassword',
  title: 'Enter Remote Database Password…',
  icon: 'key',
  palette: 'never',
  menus: [{ menu: 'view/item/context', when: node('action-enter-password'), group: 'inline@1' }],
  run: async (services, argument) => {
    const { secrets, history, t } = services;
    const project = await pickProject(services, argument);
    if (project === undefined) throw new CommandFailure(t('There is no Supabase project in this workspace.'));
    const password = await vscode.window.showInputBox({
      title: t('Database password for the remote of {project}', { project: project.label }),
      prompt: t('Kept in the secret store of the editor and handed to the Supabase CLI by environment only.'),
      password: true,
      ignoreFocusOut: true,
    });
    if (password === undefined || password === '') return;
    await secrets.set('password', project.path, password);
    await history.refresh();
  },
};
