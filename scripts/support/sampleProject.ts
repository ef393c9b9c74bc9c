import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDatabase, type DatabaseServer } from './databases.ts';
import { repositoryRoot } from './places.ts';
import { installCli, pushMigrations, type InstalledCli, type PushedMigration } from './realCli.ts';
import { linkedProject, samplePushes } from './sampleHistory.ts';
import { makeTemporaryFolder, removeFolder } from './temporaryFolder.ts';

export interface SampleProject {
  /** A copy of test/sample in a temporary folder. */
  readonly folder: string;
  /** What the editor's environment must hold so that the Supabase CLI finds the remote. */
  readonly environment: Readonly<Record<string, string>>;
  /** Settings of the editor that go with it. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Ends the databases and removes the folder. */
  readonly stop: () => Promise<void>;
}

const cliVersion = '3.1.0';
const sampleFolder = join(repositoryRoot, 'test', 'sample');

/** Nothing listens there: the CLI needs no API where it has a database password. */
const nowhere = 'http://127.0.0.1:9';

const cliProfile = `name: sample
api_url: ${nowhere}
dashboard_url: ${nowhere}
project_host: supabase.invalid
`;

/**
 * A link as `supabase link` leaves it, to a project that is the embedded database. The pooler has two hosts: the
 * first satisfies the CLI's check of the name and does not resolve, the second is where it then connects.
 * Gives the environment that the CLI needs for it.
 */
async function link(folder: string, remote: DatabaseServer): Promise<Readonly<Record<string, string>>> {
  const state = join(folder, 'supabase', '.temp');
  const profile = join(state, 'profile.yaml');
  const { ref, name } = linkedProject;
  const pooler = `postgresql://postgres.${ref}@pooler.invalid,127.0.0.1:${remote.port}/postgres`;
  await mkdir(state, { recursive: true });
  await writeFile(join(state, 'project-ref'), ref);
  await writeFile(join(state, 'pooler-url'), pooler);
  await writeFile(join(state, 'linked-project.json'), JSON.stringify({ ref, name }));
  await writeFile(profile, cliProfile);
  return {
    SUPABASE_PROFILE: profile,
    SUPABASE_NO_KEYRING: '1',
    // The embedded Postgres takes any password and speaks no TLS; without a password the CLI would log in first.
    SUPABASE_DB_PASSWORD: 'none',
    PGSSLMODE: 'disable',
  };
}

async function copySample(folder: string, local: DatabaseServer): Promise<void> {
  await cp(join(sampleFolder, 'supabase'), join(folder, 'supabase'), { recursive: true });
  const config = join(folder, 'supabase', 'config.toml');
  const text = await readFile(config, 'utf8');
  await writeFile(config, text.replace(/^port = 54322$/m, `port = ${local.port}`));
}

async function migrationsIn(folder: string): Promise<readonly PushedMigration[]> {
  const fileNames = await readdir(folder);
  return Promise.all(
    fileNames.map(async (fileName) => ({ fileName, text: await readFile(join(folder, fileName), 'utf8') })),
  );
}

/** Pushes what has happened to the two databases before the sample is opened. */
async function pushHistory(
  cli: InstalledCli,
  databases: Record<'local' | 'remote', DatabaseServer>,
): Promise<void> {
  const own = await migrationsIn(join(sampleFolder, 'supabase', 'migrations'));
  const remoteOnly = await migrationsIn(join(sampleFolder, 'remote-only'));
  for (const { target, includes, remoteOnlyFiles } of samplePushes) {
    const included = own.filter(({ fileName }) => includes(/^\d+/.exec(fileName)?.[0] ?? ''));
    const migrations = remoteOnlyFiles === 'with' ? [...included, ...remoteOnly] : included;
    await pushMigrations(cli, databases[target].port, migrations);
  }
}

/**
 * Makes the sample project come alive: a copy in a temporary folder, one embedded Postgres on its local port, one
 * as the project that it is linked to, and parts of its history pushed to both by the real Supabase CLI.
 */
export async function startSampleProject(): Promise<SampleProject> {
  const work = await makeTemporaryFolder('sample-');
  const started: DatabaseServer[] = [];
  const start = async (): Promise<DatabaseServer> => {
    const database = await startDatabase({ engine: 'pglite' });
    started.push(database);
    return database;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((database) => database.close()));
    await removeFolder(work);
  };
  try {
    const cli = await installCli(cliVersion);
    const [local, remote] = await Promise.all([start(), start()]);
    const folder = join(work, 'whatsapp-inbox');
    await copySample(folder, local);
    await pushHistory(cli, { local, remote });
    const environment = await link(folder, remote);
    const settings = {
      'supabaseMigrations.cli.path': cli.path,
      // Otherwise git's user would stand in new files, and in pictures of them.
      'supabaseMigrations.newMigration.author': 'Mara Lindqvist',
    };
    return { folder, environment, settings, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
