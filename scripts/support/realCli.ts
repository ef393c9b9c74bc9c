import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thisMachine } from '../../src/node/findCli/machine.ts';
import { lookInPackage } from '../../src/node/findCli/npmPackage.ts';
import { cliEnvironment } from '../../src/core/supabase/environment.ts';
import { cacheFolder } from './places.ts';
import { runCommand, runNpm } from './processes.ts';

/** A real Supabase CLI, installed from npm for tests and for `npm start`. */
export interface InstalledCli {
  readonly version: string;
  /** The native program. */
  readonly path: string;
  /** The folder whose `node_modules` holds it: a project that has it installed. */
  readonly folder: string;
}

/** Installs a version into the cache once and gives where it is. Several processes may call it at once. */
export async function installCli(version: string): Promise<InstalledCli> {
  const folder = join(cacheFolder, 'cli', version);
  const installed = await find(folder, version);
  if (installed !== undefined) return installed;
  mkdirSync(join(cacheFolder, 'cli'), { recursive: true });
  const fresh = mkdtempSync(join(cacheFolder, 'cli', `.installing-${version}-`));
  await runNpm(['install', '--prefix', fresh, '--no-save', '--no-audit', '--no-fund', `supabase@${version}`]);
  try {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } catch (error) {
    // Another process was quicker; its copy is as good as ours.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  const cli = await find(folder, version);
  if (cli === undefined)
    throw new Error(`npm installed supabase ${version} without a program for this machine.`);
  return cli;
}

async function find(folder: string, version: string): Promise<InstalledCli | undefined> {
  const found = await lookInPackage(join(folder, 'node_modules', 'supabase'), 'project', thisMachine());
  const candidate = found?.candidates[0];
  return candidate?.version === version ? { version, path: candidate.path, folder } : undefined;
}

/**
 * Variables that keep a CLI away from this person's login, keyring and databases. To be merged over the
 * environment; `undefined` removes a variable.
 */
export function isolatedEnvironment(home: string): Readonly<Record<string, string | undefined>> {
  const personal = Object.keys(process.env).filter((name) => /^(?:SUPABASE_|PG[A-Z]+$)/.test(name));
  return {
    ...Object.fromEntries(personal.map((name) => [name, undefined])),
    ...cliEnvironment(),
    SUPABASE_HOME: home,
    SUPABASE_NO_KEYRING: '1',
  };
}

/** A migration to push. */
export interface PushedMigration {
  readonly fileName: string;
  readonly text: string;
}

/**
 * Really pushes migrations with the CLI to a database on 127.0.0.1, from a temporary project of its own, in the
 * CLI's order, also before ones that are there already. `migrations` must hold every migration that the
 * database already has: the CLI refuses a database with versions that it knows no file of.
 */
export async function pushMigrations(
  cli: InstalledCli,
  port: number,
  migrations: readonly PushedMigration[],
): Promise<void> {
  const project = mkdtempSync(join(tmpdir(), 'supabase-migrations-push-'));
  try {
    const folder = join(project, 'supabase', 'migrations');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(project, 'supabase', 'config.toml'), `project_id = "push"\n[db]\nport = ${port}\n`);
    for (const { fileName, text } of migrations) writeFileSync(join(folder, fileName), text);
    await runCli(
      cli,
      ['db', 'push', '--local', '--include-all', '--yes', '--workdir', project],
      join(project, 'home'),
    );
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** Runs the CLI away from this person's settings; gives stdout, throws `CommandFailed` when it fails. */
export function runCli(cli: InstalledCli, parameters: readonly string[], home: string): Promise<string> {
  return runCommand(cli.path, parameters, { env: { ...process.env, ...isolatedEnvironment(home) } });
}
