import type { Command } from './command.ts';
import { node, when } from './whenClauses.ts';

export const showOutput: Command = {
  id: 'supabaseMigrations.showOutput',
  title: 'Show Output',
  icon: 'output',
  palette: 'always',
  menus: [
    { menu: 'view/title', when: when.view, group: '9_help@1' },
    { menu: 'view/item/context', when: node('action-show-output'), group: 'inline@1' },
  ],
  run: ({ output }) => {
    output.channel.show();
    return Promise.resolve();
  },
};
