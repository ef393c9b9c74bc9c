import type { TargetAccess } from '../core/supabase/arguments.ts';
import { parseDatabaseUrl } from '../core/supabase/databaseUrl.ts';
import {
  databaseUrlTarget,
  isProjectRef,
  linkedTarget,
  localTarget,
  projectRefTarget,
} from '../core/supabase/targets.ts';
import type { CliProblem, HistorySnapshot, MigrationStatus } from '../core/supabase/types.ts';
import { silentLog } from '../node/branchFiles.ts';
import { localFiles } from '../node/files.ts';
import { createCliFinder } from '../node/findCli/findCli.ts';
import { readLinkedProject } from '../node/linkedProject.ts';
import { createProcessRunner } from '../node/processRunner.ts';
import { loadProjectConfig } from '../node/projectConfig.ts';
import { readStatus } from '../node/status.ts';
import { UsageError } from './commandLine.ts';
import { displayPath } from './displayPath.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** A `status` command line, checked. */
export interface ShowStatusRequest {
  /** Absolute; the folder that contains `supabase/`. */
  readonly projectPath: string;
  readonly askLocal: boolean;
  /** A project reference, a URL, or the empty string for the linked project. */
  readonly remote: string | undefined;
  readonly askLinkedIfAny: boolean;
  readonly format: string;
}

/**
 * Asks the databases through the Supabase CLI and writes the merged history. Gives 1 when a database
 * did not answer, 2 when there is no CLI to ask with.
 */
export async function showStatus(request: ShowStatusRequest, terminal: Terminal): Promise<ExitCode> {
  const signal = terminal.interruptionSignal();
  const runner = createProcessRunner({ log: silentLog });
  try {
    const targets = await targetsOf(request, terminal, signal);
    const { projectPath } = request;
    const found = await createCliFinder({ runner, log: silentLog }).find(
      { projectPath, trusted: true },
      signal,
    );
    const snapshot = await readStatus(
      { projectPath, targets, cli: found.ok ? found.cli : found.problem },
      { runner, files: localFiles, signal },
    );
    const problems = [...snapshot.problems, ...snapshot.targets.flatMap(({ problem }) => problem ?? [])];
    for (const line of new Set(problems.map(({ message, advice }) => `${message} ${advice}`)))
      terminal.complain(line);
    const display = (path: string) => displayPath(path, terminal.cwd);
    terminal.write(request.format === 'json' ? asJson(snapshot, display) : asText(snapshot, display));
    if (snapshot.cli === undefined) return 2;
    return snapshot.targets.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    runner.dispose();
  }
}

async function targetsOf(
  request: ShowStatusRequest,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<readonly TargetAccess[]> {
  const targets: TargetAccess[] = [];
  if (request.askLocal) {
    const { config } = await loadProjectConfig(localFiles, request.projectPath, { signal });
    targets.push({ target: localTarget(config.databasePort) });
  }
  if (request.remote !== undefined && request.remote !== '') {
    targets.push(namedRemote(request.remote, terminal));
  } else if (request.remote === '' || request.askLinkedIfAny) {
    const link = await readLinkedProject(localFiles, request.projectPath, signal);
    if (link !== undefined) targets.push({ target: linkedTarget(link), ...passwordFrom(terminal) });
    else if (request.remote === '') {
      throw new UsageError(
        'The project is not linked; run supabase link, or name the remote: --remote=REF or --remote=URL.',
      );
    }
  }
  return targets;
}

function namedRemote(remote: string, terminal: Terminal): TargetAccess {
  if (isProjectRef(remote)) return { target: projectRefTarget(remote), ...passwordFrom(terminal) };
  if (parseDatabaseUrl(remote) !== undefined)
    return { target: databaseUrlTarget(remote), databaseUrl: remote };
  // What was given may be a mistyped URL with a password, so it is not repeated.
  throw new UsageError('--remote takes a project reference of 20 lower-case letters or a postgresql:// URL.');
}

function passwordFrom(terminal: Terminal): Pick<TargetAccess, 'password'> {
  const password = terminal.env['SUPABASE_DB_PASSWORD'];
  return password === undefined || password === '' ? {} : { password };
}

function asJson(snapshot: HistorySnapshot, display: (path: string) => string): string {
  const { cli, targets, migrations, problems } = snapshot;
  return `${JSON.stringify({
    version: 1,
    cli: cli === undefined ? null : { path: cli.path, version: cli.version, source: cli.source },
    targets: targets.map(({ target, ok, problem }) => ({
      id: target.id,
      label: target.label,
      ok,
      ...(problem === undefined ? {} : { error: problemOf(problem) }),
    })),
    migrations: migrations.map(({ path, version, name, state, on }) => ({
      version,
      name,
      ...(path === undefined ? {} : { path: display(path) }),
      state,
      on,
    })),
    problems: problems.map(problemOf),
  })}\n`;
}

function problemOf({ code, message, advice }: CliProblem) {
  return { code, message, advice };
}

function asText({ targets, migrations }: HistorySnapshot, display: (path: string) => string): string {
  const marks = (migration: MigrationStatus) => targets.map(({ target }) => markOf(migration.on[target.id]));
  const rows = [
    ['VERSION', 'STATE', ...targets.map(({ target }) => target.id.toUpperCase()), 'FILE'],
    ...migrations.map((migration) => [
      migration.version,
      migration.state,
      ...marks(migration),
      migration.path === undefined ? '(no file)' : display(migration.path),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const about = targets.map(
    ({ target, ok }) => `${target.id}: ${target.label}${ok ? '' : ' (did not answer)'}`,
  );
  return `${[...about, '', ...table].join('\n')}\n`;
}

function markOf(on: boolean | null | undefined): string {
  if (on === undefined || on === null) return '?';
  return on ? 'yes' : 'no';
}
