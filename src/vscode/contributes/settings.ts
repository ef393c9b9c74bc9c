/** One setting, as `contributes.configuration` describes it. The source of the manifest and of the README table. */
export interface SettingFacts {
  readonly type: 'string' | 'number' | 'boolean' | 'array';
  readonly default: string | number | boolean | readonly string[];
  /** Markdown; English. */
  readonly description: string;
  readonly scope: 'machine-overridable' | 'resource' | 'window';
  /** Allowed values with a sentence each. */
  readonly values?: Readonly<Record<string, string>>;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Not read from an untrusted workspace: it names a program to run. */
  readonly restricted?: boolean;
}

/** Every setting by its key below `supabaseMigrations`, in the order of the settings editor. */
export const settings = {
  'cli.path': {
    type: 'string',
    default: '',
    description:
      "Path of the Supabase CLI. Empty: the project's own `node_modules`, then `PATH`, then the usual install places. Ignored in an untrusted workspace, where no program is run.",
    scope: 'machine-overridable',
    restricted: true,
  },
  'cli.timeoutSeconds': {
    type: 'number',
    default: 60,
    minimum: 5,
    maximum: 600,
    description: 'How long one run of the Supabase CLI may take before it is ended, in seconds.',
    scope: 'machine-overridable',
    restricted: true,
  },
  'status.targets': {
    type: 'array',
    default: ['local', 'remote'],
    values: {
      local: 'The local database, on the port that `supabase/config.toml` names.',
      remote: 'The linked project, or the database whose URL was set for this project.',
    },
    description: 'The databases that the migrations are compared with.',
    scope: 'resource',
  },
  'lint.enabled': {
    type: 'boolean',
    default: true,
    description: 'Check migrations while typing.',
    scope: 'resource',
  },
  'lint.profile': {
    type: 'string',
    default: 'project',
    values: {
      project: 'What `supabase/migrations.config.json` says, so that the whole team sees the same.',
      default: 'What will fail, loses data, blocks writes or opens a hole.',
      strict: 'The default rules, and design and style.',
    },
    description:
      'Which rules run. What a team shares belongs into `supabase/migrations.config.json`, which the command line reads too.',
    scope: 'resource',
  },
  'newMigration.author': {
    type: 'string',
    default: '',
    description: "The author in the header of new migrations. Empty: `user.name` of git's configuration.",
    scope: 'machine-overridable',
  },
  'statusBar.enabled': {
    type: 'boolean',
    default: true,
    description: 'Show the target and the number of pending migrations in the status bar.',
    scope: 'window',
  },
  'trace.server': {
    type: 'string',
    default: 'off',
    values: {
      off: 'Nothing.',
      messages: 'The messages exchanged with the language server.',
      verbose: 'The messages with their content, SQL included.',
    },
    description: 'What the output *Migrations for Supabase* records of the talk with the language server.',
    scope: 'window',
  },
} as const satisfies Readonly<Record<string, SettingFacts>>;

/** Keys of the settings, without the prefix. */
export type SettingKey = keyof typeof settings;

/** The section that all settings stand in. */
export const settingsSection = 'supabaseMigrations';
