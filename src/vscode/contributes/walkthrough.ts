/** One step of the walkthrough. */
export interface StepFacts {
  readonly title: string;
  /** Plain text and links; a link alone on its line is the step's button. */
  readonly description: string;
  readonly completionEvents: readonly string[];
  /** `media/walkthrough/<image>.svg`; drawn in the colours of the theme. */
  readonly image: string;
  readonly altText: string;
}

/** The one walkthrough. */
export const walkthrough = {
  id: 'gettingStarted',
  title: 'Get started with Migrations for Supabase',
  description: 'Write a migration that is right the first time, and see what each database has run.',
} as const;

/** Its steps by id, in order. */
export const walkthroughSteps = {
  create: {
    title: 'Write a migration from a template',
    description:
      'A template brings the table with its index, row level security, policies, comments and rollback plan. The name is checked while you type, and the version is never out of order.\n[New Migration…](command:supabaseMigrations.newMigration)',
    completionEvents: ['onCommand:supabaseMigrations.newMigration'],
    image: 'create',
    altText: 'A list of templates, and a name box that shows the file name a new migration gets.',
  },
  lint: {
    title: 'See what would go wrong while typing',
    description:
      'Syntax errors at their exact place, locks that block writes, lost data, tables left open to everyone: each with the reason and, where there is one, a fix. No database, login or Docker is needed.\n[Lint All Migrations](command:supabaseMigrations.lintAll)',
    completionEvents: ['onCommand:supabaseMigrations.lintAll'],
    image: 'lint',
    altText: 'A migration with a wavy underline and a box that explains the finding and offers a fix.',
  },
  compare: {
    title: 'Compare files, local and remote database',
    description:
      'The view lists every migration, newest first: applied, pending and where, out of order, or known only to a database.\n[Show the Migrations](command:supabaseMigrations.migrations.focus)',
    completionEvents: ['onView:supabaseMigrations.migrations'],
    image: 'compare',
    altText: 'A tree of migrations with a state icon and words beside each name.',
  },
  cli: {
    title: 'Let it find the Supabase CLI',
    description:
      'The databases are asked through the Supabase CLI that your project or system has, versions 1 to 3. Nothing is ever changed in a database without asking you.\n[Choose the CLI](command:supabaseMigrations.chooseCli)\n[See what was found](command:supabaseMigrations.showOutput)',
    completionEvents: ['onCommand:supabaseMigrations.chooseCli', 'onCommand:supabaseMigrations.showOutput'],
    image: 'cli',
    altText: 'The Supabase CLI between the files of a project and two databases.',
  },
  remote: {
    title: 'Choose the remote',
    description:
      'The linked project is the remote. To compare with another database, set its URL: it is kept in the secret store of the editor, never in a file or a log.\n[Set the Database URL](command:supabaseMigrations.setDatabaseUrl)',
    completionEvents: ['onCommand:supabaseMigrations.setDatabaseUrl'],
    image: 'remote',
    altText: 'A database URL that goes into a locked box.',
  },
} as const satisfies Readonly<Record<string, StepFacts>>;
