import * as vscode from 'vscode';
import { CommandFailure } from '../describeError.ts';
import type { Command } from './command.ts';
import { pickProject } from './pickProject.ts';
import { node } from './whenClauses.ts';

export const removeRemoteSecrets: Command = {
  id: 'supabaseMigrations.removeRemoteSecrets',
  title: 'Forget Remote Database URL and Password',
  palette: 'never',
  menus: [{ menu: 'view/item/context', when: node('target', 'remote'), group: '2_remote@2' }],
  run: async (services, argument) => {
    const { secrets, history, t } = services;
    const project = await pickProject(services, argument);
    if (project === undefined) return;
    const kept = [await secrets.get('url', project.path), await secrets.get('password', project.path)];
    if (kept.every((secret) => secret === undefined)) {
      throw new CommandFailure(
        t('Neither a database URL nor a password is kept for {project}.', { project: project.label }),
      );
    }
    const forget = t('Forget');
    const answer = await vscode.window.showWarningMessage(
      t('Forget the database URL and password of {project}?', { project: project.label }),
      {
        modal: true,
        detail: t('The database itself is not touched. The linked project, if any, becomes the remote.'),
      },
      forget,
    );
    if (answer !== forget) return;
    await secrets.remove('url', project.path);
    await secrets.remove('password', project.path);
    await history.refresh();
  },
};
