import * as vscode from 'vscode';
import { CommandFailure } from '../describeError.ts';
import type { Command, MenuPlace } from './command.ts';
import { pickProject } from './pickProject.ts';
import { node } from './whenClauses.ts';

/**
 * Commands whose deed belongs to the person: they write a line of the Supabase CLI into a terminal
 * of the project and leave it to them to press Enter.
 */
export const startDatabase: Command = terminalCommand({
  name: 'startDatabase',
  title: 'Start Local Database in Terminal',
  icon: 'play',
  line: 'supabase start',
  action: 'start-database',
});
export const linkProject: Command = terminalCommand({
  name: 'linkProject',
  title: 'Link Project in Terminal',
  icon: 'link',
  line: 'supabase link',
  action: 'link-project',
});
export const logIn: Command = terminalCommand({
  name: 'logIn',
  title: 'Log in to Supabase in Terminal',
  icon: 'sign-in',
  line: 'supabase login',
  action: 'log-in',
});

interface TerminalCommandFacts {
  readonly name: string;
  readonly title: string;
  readonly icon: string;
  readonly line: string;
  readonly action: string;
}

function terminalCommand({ name, title, icon, line, action }: TerminalCommandFacts): Command {
  const inline: MenuPlace = { menu: 'view/item/context', when: node(`action-${action}`), group: 'inline@1' };
  return {
    id: `supabaseMigrations.${name}`,
    title,
    icon,
    palette: 'never',
    menus: [inline],
    run: async (services, argument) => {
      const { history, t } = services;
      if (!vscode.workspace.isTrusted) {
        throw new CommandFailure(
          t('This workspace is not trusted, so no program is run in it.'),
          'trust-workspace',
        );
      }
      const project = await pickProject(services, argument);
      if (project === undefined)
        throw new CommandFailure(t('There is no Supabase project in this workspace.'));
      const cli = history.states?.find((state) => state.project.path === project.path)?.snapshot?.cli;
      const terminal = vscode.window.createTerminal({ name: 'Supabase', cwd: project.path });
      terminal.show();
      terminal.sendText(cli?.source === 'project' ? `npx ${line}` : line, false);
    },
  };
}
