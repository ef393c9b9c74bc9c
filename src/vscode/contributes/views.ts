/** The container in the activity bar. */
export const viewContainer = {
  id: 'supabaseMigrations',
  // The same as the view's name, so that the editor shows it once above the tree.
  title: 'Migrations',
  icon: 'media/activity-bar.svg',
} as const;

/** The tree of migrations. */
export const migrationsView = {
  id: 'supabaseMigrations.migrations',
  name: 'Migrations',
  contextualTitle: 'Supabase Migrations',
  icon: 'media/activity-bar.svg',
} as const;
