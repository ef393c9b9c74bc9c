import { contextKeys } from '../contextKeys.ts';

/** What stands in the empty tree in one state, with the one button that helps. */
export interface WelcomeFacts {
  readonly when: string;
  /** Plain text, for Markdown other than links is not drawn here; a link alone on its line is a button. */
  readonly contents: string;
}

const empty = contextKeys.emptyFolder;

/** Welcome contents by id; each state has its own. */
export const welcomeViews = {
  noFolder: {
    when: `${contextKeys.noProject} && workbenchState == 'empty'`,
    contents:
      'Open a folder with a Supabase project to see its migrations and what each database has run.\n[Open Folder](command:vscode.openFolder)',
  },
  noProject: {
    when: `${contextKeys.noProject} && workbenchState != 'empty'`,
    contents:
      'No supabase folder was found in this workspace. The first migration makes supabase/migrations for you.\n[New Migration…](command:supabaseMigrations.newMigration)',
  },
  emptyFolder: {
    when: empty,
    contents:
      'This project has no migrations yet. Start with a template: a table with row level security, a column, an index…\n[New Migration…](command:supabaseMigrations.newMigration)',
  },
  untrusted: {
    when: `${empty} && ${contextKeys.untrusted}`,
    contents:
      'This workspace is not trusted, so the Supabase CLI is not run and no database is asked. Checking migrations while you type works all the same.\n[Manage Workspace Trust](command:supabaseMigrations.manageTrust)',
  },
  cliMissing: {
    when: `${empty} && ${contextKeys.cliMissing}`,
    contents:
      'The Supabase CLI was not found, so the files cannot be compared with a database. It was looked for in the setting, in node_modules, on PATH and in the usual install places.\n[Install the CLI](command:supabaseMigrations.installCli)',
  },
  cliTooOld: {
    when: `${empty} && ${contextKeys.cliTooOld}`,
    contents:
      'The Supabase CLI that was found is too old to list the history of a database.\n[Update the CLI](command:supabaseMigrations.updateCli)',
  },
  databaseNotRunning: {
    when: `${empty} && ${contextKeys.databaseNotRunning}`,
    contents:
      'The local database does not answer.\n[Start the Database](command:supabaseMigrations.startDatabase)',
  },
  notLinked: {
    when: `${empty} && ${contextKeys.notLinked}`,
    contents:
      'No remote database to compare with: the project is not linked.\n[Link the Project](command:supabaseMigrations.linkProject)',
  },
} as const satisfies Readonly<Record<string, WelcomeFacts>>;
