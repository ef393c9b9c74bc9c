import { contextKeys } from '../contextKeys.ts';
import type { TreeFilter } from '../tree/filter.ts';
import type { Command } from './command.ts';
import { node } from './whenClauses.ts';

/** The three filters; they stand in the filter menu of the view (contributes/menus.ts). */
export const showAll: Command = filterCommand('all', 'Show All Migrations', [
  { menu: 'view/item/context', when: node('action-show-all'), group: 'inline@1' },
]);
export const showPending: Command = filterCommand('pending', 'Show Pending Only', []);
export const showProblems: Command = filterCommand('problems', 'Show Problems Only', []);

function filterCommand(filter: TreeFilter, title: string, menus: NonNullable<Command['menus']>): Command {
  const name = filter.charAt(0).toUpperCase() + filter.slice(1);
  return {
    id: `supabaseMigrations.show${name}`,
    title,
    icon: filter === 'all' ? 'clear-all' : 'filter',
    palette: 'never',
    enablement: `${contextKeys.filter} != ${filter}`,
    menus,
    run: async ({ tree }) => tree.setFilter(filter),
  };
}
