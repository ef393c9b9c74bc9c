import { when } from '../commands/whenClauses.ts';

/** A menu of ours with entries of its own. */
export interface SubmenuFacts {
  readonly label: string;
  readonly icon?: string;
  readonly place: { readonly menu: string; readonly when: string; readonly group: string };
  /** Commands by group, in order. */
  readonly entries: readonly { readonly command: string; readonly group: string; readonly when?: string }[];
}

/** Submenus by id below `supabaseMigrations`. */
export const submenus = {
  filterMenu: {
    label: 'Filter Migrations',
    icon: 'filter',
    place: { menu: 'view/title', when: when.view, group: 'navigation@2' },
    entries: [
      { command: 'supabaseMigrations.showAll', group: '1_filter@1' },
      { command: 'supabaseMigrations.showPending', group: '1_filter@2' },
      { command: 'supabaseMigrations.showProblems', group: '1_filter@3' },
    ],
  },
  editorMenu: {
    label: 'Migrations',
    place: {
      menu: 'editor/context',
      when: `${when.sqlEditor} || ${when.migrationResource}`,
      group: '1_modification@90',
    },
    entries: [
      {
        command: 'supabaseMigrations.newMigrationFromSelection',
        group: '1_new@1',
        when: 'editorHasSelection',
      },
      { command: 'supabaseMigrations.addRollbackHeader', group: '2_edit@1', when: when.migrationResource },
      { command: 'supabaseMigrations.copyVersion', group: '3_copy@1', when: when.migrationResource },
    ],
  },
} as const satisfies Readonly<Record<string, SubmenuFacts>>;
