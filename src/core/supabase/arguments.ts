import type { CliProblem, Target } from './types.ts';
import type { CliVersion } from './version.ts';
import type { Environment } from './environment.ts';
import type { Capability } from './capabilities.ts';
import { firstVersionWith, hasCapability } from './capabilities.ts';
import { parseDatabaseUrl } from './databaseUrl.ts';
import { cliEnvironment } from './environment.ts';
import { cliTooOld } from './errors/program.ts';

/** A target together with the secrets that reaching it takes. Never logged, never stored. */
export interface TargetAccess {
  readonly target: Target;
  /** For `db-url`: the URL, with or without its password. */
  readonly databaseUrl?: string;
  /** The database password, when it is kept apart. */
  readonly password?: string;
  /** For `local`: `[db].port` of `config.toml`. */
  readonly databasePort?: number;
}

/** One run of the CLI, as data. */
export interface CliCommand {
  readonly args: readonly string[];
  readonly environment: Environment;
  /** What must not appear in any log or message. */
  readonly secrets: readonly string[];
}

export type CommandOutcome =
  { readonly ok: true; readonly command: CliCommand } | { readonly ok: false; readonly problem: CliProblem };

type TargetOutcome =
  | {
      readonly ok: true;
      readonly flags: readonly string[];
      readonly environment: Environment;
      readonly secrets: readonly string[];
    }
  | { readonly ok: false; readonly problem: CliProblem };

/**
 * The command that lists a target's migrations. The target is always explicit where the version has a way
 * to say it: the CLI's default was the linked project up to v2 and is the local database from v3 on.
 * Passwords travel by environment (`PGPASSWORD` for a URL, `SUPABASE_DB_PASSWORD` for a project): 2.100.0,
 * 2.122.1 and 3.1.0 were seen to take them from there when the URL holds none.
 */
export function listMigrations(
  version: CliVersion,
  projectPath: string,
  access: TargetAccess,
): CommandOutcome {
  const target = targetArguments(version, access);
  if (!target.ok) return target;
  const args = ['migration', 'list', ...target.flags, '--workdir', projectPath];
  if (hasCapability(version, 'list-json')) args.push('--output-format', 'json');
  if (hasCapability(version, 'flag-agent')) args.push('--agent', 'no');
  const environment = { ...cliEnvironment(), ...target.environment };
  return { ok: true, command: { args, environment, secrets: target.secrets } };
}

function targetArguments(version: CliVersion, access: TargetAccess): TargetOutcome {
  switch (access.target.kind) {
    case 'local':
      return localArguments(version, access.databasePort ?? 54322);
    case 'linked':
    case 'project-ref':
      return projectArguments(version, access);
    case 'db-url':
      return urlArguments(version, access);
  }
}

function localArguments(version: CliVersion, port: number): TargetOutcome {
  // The local database has no TLS; a PGSSLMODE meant for another server must not break it.
  const environment = { PGSSLMODE: undefined };
  if (hasCapability(version, 'flag-remote') && !hasCapability(version, 'list-target-flags')) {
    return { ok: true, flags: [], environment, secrets: [] };
  }
  if (hasCapability(version, 'list-target-flags')) {
    return { ok: true, flags: ['--local'], environment, secrets: [] };
  }
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const localPassword = { PGPASSWORD: 'postgres', PGSSLMODE: 'disable' };
  return needs(version, 'list-database-url', {
    ok: true,
    flags: ['--db-url', url],
    environment: localPassword,
    secrets: [],
  });
}

function projectArguments(version: CliVersion, { target, password }: TargetAccess): TargetOutcome {
  const ref = target.projectRef;
  const environment: Record<string, string | undefined> = {};
  if (password !== undefined && password !== '') environment['SUPABASE_DB_PASSWORD'] = password;
  const secrets = password === undefined ? [] : [password];
  if (hasCapability(version, 'flag-remote') && !hasCapability(version, 'list-target-flags')) {
    return { ok: true, flags: [ref === undefined ? '--remote' : `--remote=${ref}`], environment, secrets };
  }
  // The variable names the project in all these versions, and keeps one of the user's from naming another.
  environment['SUPABASE_PROJECT_ID'] = ref;
  const flags = hasCapability(version, 'list-target-flags') ? ['--linked'] : [];
  const outcome: TargetOutcome = { ok: true, flags, environment, secrets };
  return target.kind === 'linked' ? outcome : needs(version, 'environment-project-ref', outcome);
}

function urlArguments(version: CliVersion, access: TargetAccess): TargetOutcome {
  const parsed = parseDatabaseUrl(access.databaseUrl ?? '');
  if (parsed === undefined) return { ok: false, problem: badDatabaseUrl };
  const password = parsed.password ?? access.password;
  const environment: Record<string, string | undefined> = {};
  if (password !== undefined && password !== '') environment['PGPASSWORD'] = password;
  // The Go program (2.100 included) ignores `?sslmode=` in the URL but honours the variable.
  if (parsed.sslMode !== undefined) environment['PGSSLMODE'] = parsed.sslMode;
  const flag =
    hasCapability(version, 'list-target-flags') || !hasCapability(version, 'flag-remote')
      ? '--db-url'
      : '--remote';
  return needs(version, 'list-database-url', {
    ok: true,
    flags: [`${flag}=${parsed.url}`],
    environment,
    secrets: password === undefined ? [] : [password],
  });
}

function needs(version: CliVersion, capability: Capability, outcome: TargetOutcome): TargetOutcome {
  if (hasCapability(version, capability)) return outcome;
  return { ok: false, problem: cliTooOld(version, firstVersionWith(capability)) };
}

const badDatabaseUrl: CliProblem = {
  code: 'bad-database-url',
  message: 'The database URL of this target is not a Postgres URL.',
  advice: 'Write it as postgresql://user@host:5432/postgres; the password is asked for apart.',
  action: 'enter-password',
};
