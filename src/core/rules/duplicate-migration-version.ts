import type { FileContext, Fix, Rule } from '../lint/types.ts';
import { filesOfVersion, reportName } from './support/fileNames.ts';

/** Finds files that share their version with another one. */
export const duplicateMigrationVersion: Rule = {
  id: 'duplicate-migration-version',
  scope: 'file',
  title: 'Two migrations have the same version, so the second cannot be recorded.',
  severity: 'error',
  profile: 'default',
  needs: ['directory'],
  appliesTo: 'pending',
  replaces: [],
  check(context) {
    const { name } = context;
    if (name === undefined) return;
    const twins = filesOfVersion(context, name.version);
    const keeper = twins.find(({ state }) => state === 'applied') ?? twins[0];
    if (twins.length < 2 || keeper === undefined || keeper.file.path === context.file.path) return;
    reportName(context, {
      message: `${keeper.file.fileName} has the version ${name.version} too. The version is the primary key of the history table, so recording the second file fails with 23505 and its changes are rolled back; and once one of them is applied, the CLI cannot tell which. Give this one a version of its own.`,
      related: [
        { path: keeper.file.path, range: { start: 0, end: 0 }, message: 'The other file of this version.' },
      ],
      fixes: [newVersion(context, name.name)],
    });
  },
  docs: {
    what: 'Two files of the migrations folder that begin with the same digits.',
    why: '`supabase_migrations.schema_migrations.version` is a primary key: the first file is recorded, the second fails with `23505`. If one of the two is applied already, `migration list` shows one of them as applied and the other as pending, and nothing tells which is which.',
    instead: 'Give the file that is not applied a version of its own, later than all others.',
    bad: '20260131120000_add_contacts.sql and 20260131120000_add_messages.sql',
    good: '20260131120000_add_contacts.sql and 20260131120001_add_messages.sql',
    exceptions: ['Files that are already applied.'],
    sources: [
      'Supabase CLI 3.1.0 and 2.122.1 (`migration list`, `db push`).',
      'https://github.com/supabase/cli/issues/2564',
    ],
  },
};

/** One second later where that keeps the order and is free; otherwise after every other file. */
function newVersion(context: FileContext, name: string): Fix {
  return {
    title: 'Give it a new version',
    kind: 'snippet',
    edits: [],
    rename: { from: context.file.path, to: context.followUpPath(name === '' ? 'describe_the_change' : name) },
  };
}
