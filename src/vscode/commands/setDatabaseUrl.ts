import * as vscode from 'vscode';
import { parseDatabaseUrl } from '../../core/supabase/databaseUrl.ts';
import { databaseUrlTarget } from '../../core/supabase/targets.ts';
import { CommandFailure } from '../describeError.ts';
import type { Command } from './command.ts';
import { pickProject } from './pickProject.ts';
import { node, when } from './whenClauses.ts';

export const setDatabaseUrl: Command = {
  id: 'supabaseMigrations.setDatabaseUrl',
  title: 'Set Remote Database URL…',
  icon: 'key',
  palette: 'never',
  menus: [
    { menu: 'view/title', when: when.view, group: '4_remote@1' },
    { menu: 'view/item/context', when: node('target', 'remote'), group: '2_remote@1' },
    { menu: 'view/item/context', when: node('message', 'action-link-project'), group: 'inline@2' },
  ],
  run: async (services, argument) => {
    const { secrets, history, output, t } = services;
    const project = await pickProject(services, argument);
    if (project === undefined) throw new CommandFailure(t('There is no Supabase project in this workspace.'));
    const url = await vscode.window.showInputBox({
      title: t('Remote database of {project}', { project: project.label }),
      prompt: t('Kept in the secret store of the editor, for this project only. Only the history is read.'),
      placeHolder: 'postgresql://user:password@host:5432/postgres',
      password: true,
      ignoreFocusOut: true,
      validateInput: (value) =>
        value.trim() === '' || parseDatabaseUrl(value) !== undefined
          ? undefined
          : t('A URL such as postgresql://user:password@host:5432/postgres is needed.'),
    });
    if (url === undefined || url.trim() === '') return;
    await secrets.set('url', project.path, url.trim());
    output.info(`The remote database of ${project.path} is now ${databaseUrlTarget(url).label}.`);
    await history.refresh();
  },
};
