import type { Command } from './command.ts';
import { when } from './whenClauses.ts';

export const refresh: Command = {
  id: 'supabaseMigrations.refresh',
  title: 'Refresh',
  icon: 'refresh',
  palette: 'always',
  menus: [{ menu: 'view/title', when: when.view, group: 'navigation@3' }],
  run: async ({ history }) => history.refresh(),
};
