import type { Command } from './command.ts';
import { node, when } from './whenClauses.ts';

export const refresh: Command = {
  id: 'supabaseMigrations.refresh',
  title: 'Refresh',
  icon: 'refresh',
  palette: 'always',
  menus: [
    { menu: 'view/title', when: when.view, group: 'navigation@3' },
    { menu: 'view/item/context', when: node('target', 'failed'), group: 'inline@9' },
    { menu: 'view/item/context', when: node('message', 'warning'), group: 'inline@9' },
  ],
  run: async ({ history }) => history.refresh(),
};
