import { join } from 'node:path';
import type { Files } from '../core/ports/files.ts';
import { OutsideError } from '../core/ports/outsideError.ts';
import type { ProcessRunner } from '../core/ports/process.ts';
import type { ProjectConfig } from '../core/project/types.ts';
import type { TargetAccess } from '../core/supabase/arguments.ts';
import { listMigrations } from '../core/supabase/arguments.ts';
import { hasCapability } from '../core/supabase/capabilities.ts';
import { decodeTargetStatus } from '../core/supabase/decodeStatus.ts';
import { localWithoutConfig, projectFolderMissing, withLine } from '../core/supabase/errors/config.ts';
import { cliNotFound, notTheCli } from '../core/supabase/errors/program.ts';
import { buildSnapshot } from '../core/supabase/snapshot.ts';
import type { CliInfo, CliProblem, HistorySnapshot, TargetStatus } from '../core/supabase/types.ts';
import type { CliVersion } from '../core/supabase/version.ts';
import { parseVersion } from '../core/supabase/version.ts';
import type { LoadedConfig } from './projectConfig.ts';
import { loadProjectConfig } from './projectConfig.ts';

/** Waiting for a hosted project includes the CLI's own retries for a login role. */
export const statusTimeoutMs = 60_000;

/** Whose history is read, and with what. */
export interface StatusRequest {
  /** The folder that contains `supabase/`. */
  readonly projectPath: string;
  readonly targets: readonly TargetAccess[];
  /** The CLI, or why there is none (then the files are listed all the same). */
  readonly cli: CliInfo | CliProblem | undefined;
  readonly timeoutMs?: number;
}

/** The outside world that reading a history takes. */
export interface StatusWorld {
  readonly runner: ProcessRunner;
  readonly files: Files;
  readonly signal: AbortSignal;
}

/**
 * Lists the files and asks every target in parallel, one process each; a target that fails carries its own
 * problem and the others still answer. Throws `OutsideError` `cancelled` when the signal says so, and
 * `not-readable` when the migrations folder cannot be listed.
 */
export async function readStatus(request: StatusRequest, world: StatusWorld): Promise<HistorySnapshot> {
  const { projectPath } = request;
  const cli = request.cli !== undefined && 'version' in request.cli ? request.cli : undefined;
  const noCli = request.cli !== undefined && 'code' in request.cli ? request.cli : cliNotFound;
  const folder = join(projectPath, 'supabase', 'migrations');
  if (!(await world.files.exists(join(projectPath, 'supabase')))) {
    return withoutAnswers(request, { cli, files: [], problem: projectFolderMissing });
  }
  const files = (await world.files.list(folder, world.signal))
    .filter((entry) => entry.kind === 'file')
    .map(({ name }) => ({ path: join(folder, name), fileName: name }));
  if (cli === undefined) return withoutAnswers(request, { cli, files, problem: noCli });
  const version = parseVersion(cli.version);
  if (version === undefined) return withoutAnswers(request, { cli, files, problem: notTheCli(cli.path) });
  const reader = hasCapability(version, 'config-json') ? 'json-first' : 'toml-only';
  const loaded = await loadProjectConfig(world.files, projectPath, { reader, signal: world.signal });
  const question = { request, cli, version, loaded, world };
  const targets = await Promise.all(request.targets.map((access) => askTarget(access, question)));
  if (world.signal.aborted)
    throw new OutsideError('cancelled', 'Reading the migration history was cancelled.');
  return buildSnapshot({ projectPath, cli, files, targets, problems: problemsOf(loaded.config) });
}

interface Question {
  readonly request: StatusRequest;
  readonly cli: CliInfo;
  readonly version: CliVersion;
  readonly loaded: LoadedConfig;
  readonly world: StatusWorld;
}

async function askTarget(access: TargetAccess, question: Question): Promise<TargetStatus> {
  const { request, cli, version, loaded, world } = question;
  const failed = (problem: CliProblem): TargetStatus => ({
    target: access.target,
    ok: false,
    problem,
    versions: [],
  });
  if (access.target.kind === 'local' && loaded.path === undefined) return failed(localWithoutConfig);
  const port = access.databasePort ?? loaded.config.databasePort;
  const outcome = listMigrations(version, request.projectPath, { ...access, databasePort: port });
  if (!outcome.ok) return failed(outcome.problem);
  const { args, environment: env, secrets } = outcome.command;
  const timeoutMs = request.timeoutMs ?? statusTimeoutMs;
  const run = { file: cli.path, args, cwd: request.projectPath, env, timeoutMs };
  const result = await world.runner.run(run, world.signal);
  const status = decodeTargetStatus({ result, access, cli, secrets });
  return status.problem === undefined
    ? status
    : { ...status, problem: withLine(status.problem, loaded.config.problem) };
}

function problemsOf({ problem }: ProjectConfig): readonly CliProblem[] {
  if (problem === undefined) return [];
  const line = problem.line === undefined ? '' : ` (line ${problem.line}).`;
  return [
    {
      code: 'config-broken',
      message: line === '' ? problem.message : `${problem.message.replace(/\.$/, '')}${line}`,
      advice: 'Correct the file, then refresh.',
      action: 'open-config',
    },
  ];
}

interface Silence {
  readonly cli: CliInfo | undefined;
  readonly files: readonly { readonly path: string; readonly fileName: string }[];
  readonly problem: CliProblem;
}

/** The snapshot when no target can be asked, for one and the same reason. */
function withoutAnswers(
  { projectPath, targets }: StatusRequest,
  { cli, files, problem }: Silence,
): HistorySnapshot {
  const silent = targets.map(({ target }): TargetStatus => ({ target, ok: false, problem, versions: [] }));
  return buildSnapshot({ projectPath, cli, files, targets: silent, problems: [problem] });
}
