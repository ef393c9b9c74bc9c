import type { Services } from '../services.ts';

/** Where a command stands in a menu of the editor. */
export interface MenuPlace {
  readonly menu:
    'view/title' | 'view/item/context' | 'editor/context' | 'explorer/context' | 'editor/title/context';
  readonly when: string;
  /** `navigation@1`, `inline@2`, `2_copy@1` … */
  readonly group: string;
}

/** One command: its facts, from which the manifest is written, and its deed. */
export interface Command {
  /** With the prefix `supabaseMigrations.`. */
  readonly id: `supabaseMigrations.${string}`;
  /** English; `…` at the end when it asks something. */
  readonly title: string;
  /** A codicon, for where it is a button. */
  readonly icon?: string;
  /** When the palette offers it; `never` for what only makes sense on a node of the tree. */
  readonly palette: 'always' | 'never' | { readonly when: string };
  /** When it can be run at all; elsewhere it is shown greyed out. */
  readonly enablement?: string;
  readonly menus?: readonly MenuPlace[];
  /** `argument` is what the menu or caller hands over: a tree node, a URI, or nothing. */
  readonly run: (services: Services, argument: unknown) => Promise<void>;
}
