/** The container in the activity bar. */
export const viewContainer = {
  id: 'supabaseMigrations',
  title: 'Supabase Migrations',
  icon: 'media/activity-bar.svg',
} as const;

/** The tree of migrations. */
export const migrationsView = {
  id: 'supabaseMigrations.migrations',
  name: 'Migrations',
  contextualTitle: 'Supabase Migrations',
  icon: 'media/activity-bar.svg',
} as const;
