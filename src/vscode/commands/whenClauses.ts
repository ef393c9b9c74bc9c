import { migrationsView } from '../contributes/views.ts';

/** Parts of `when` clauses that several commands share. */
export const when = {
  view: `view == ${migrationsView.id}`,
  /** The file that a menu of the explorer or of a tab is about is a migration. */
  migrationResource:
    'resourceScheme == file && resourcePath =~ /[\\\\/]supabase[\\\\/]migrations[\\\\/][^\\\\/]+\\.sql$/',
  migrationsFolder: 'explorerResourceIsFolder && resourcePath =~ /[\\\\/]supabase[\\\\/]migrations$/',
  /** Whatever extension has taken `.sql` over. */
  sqlEditor: 'editorLangId =~ /^(sql|postgres|pgsql|plpgsql|postgresql)$/',
} as const;

/** The tree's nodes that carry all of `facts` in their context value. */
export function node(...facts: readonly string[]): string {
  return [when.view, ...facts.map((fact) => `viewItem =~ /(^| )${fact}( |$)/`)].join(' && ');
}
