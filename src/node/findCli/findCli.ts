import { OutsideError } from '../../core/ports/outsideError.ts';
import type { Log } from '../../core/ports/log.ts';
import type { ProcessResult, ProcessRunner } from '../../core/ports/process.ts';
import { isTooOld } from '../../core/supabase/capabilities.ts';
import {
  cliNotFound,
  cliTooOld,
  notTheCli,
  unfinishedRun,
  workspaceNotTrusted,
} from '../../core/supabase/errors/program.ts';
import type { CliInfo, CliProblem } from '../../core/supabase/types.ts';
import { parseVersion } from '../../core/supabase/version.ts';
import { createVersionAsker } from './askVersion.ts';
import type { VersionAsker } from './askVersion.ts';
import type { Candidate, Sighting, Trial } from './candidate.ts';
import type { Machine } from './machine.ts';
import { thisMachine } from './machine.ts';
import { lookAtSetting, lookInCommonPlaces, lookInPath, lookInProject } from './places.ts';

/** For which project a CLI is wanted. */
export interface FindCliRequest {
  /** The folder that contains `supabase/`. */
  readonly projectPath: string;
  /** The path in the settings; empty or missing means: find it. */
  readonly setting?: string | undefined;
  /** In a workspace without trust nothing is run and nothing that it says is used. */
  readonly trusted: boolean;
}

export type FindCliOutcome =
  | { readonly ok: true; readonly cli: CliInfo; readonly trace: readonly Trial[] }
  | { readonly ok: false; readonly problem: CliProblem; readonly trace: readonly Trial[] };

export interface CliFinder {
  /** Looks for the CLI; throws `OutsideError` `cancelled` when the signal says so. */
  find(request: FindCliRequest, signal: AbortSignal): Promise<FindCliOutcome>;
}

export interface CliFinderOptions {
  readonly runner: ProcessRunner;
  readonly log: Log;
  readonly machine?: Machine;
  readonly versionTimeoutMs?: number;
}

/**
 * Finds the Supabase CLI, in this order: the setting, the project's packages, PATH, common install places.
 * What was looked at, and why it was not taken, is in the trace and in the log. A setting that does not work is
 * a problem, not a reason to take another CLI than the one asked for.
 */
export function createCliFinder({
  runner,
  log,
  machine = thisMachine(),
  versionTimeoutMs,
}: CliFinderOptions): CliFinder {
  const versions = createVersionAsker(runner, versionTimeoutMs);
  return {
    find: async (request, signal) => {
      const outcome = request.trusted
        ? await search(request, { versions, machine, signal })
        : { ok: false as const, problem: workspaceNotTrusted, trace: [] };
      for (const line of describeOutcome(outcome)) log.info(line);
      return outcome;
    },
  };
}

interface Search {
  readonly versions: VersionAsker;
  readonly machine: Machine;
  readonly signal: AbortSignal;
}

async function search(
  request: FindCliRequest,
  { versions, machine, signal }: Search,
): Promise<FindCliOutcome> {
  const { projectPath, setting } = request;
  const looks: readonly (() => Promise<Sighting>)[] =
    setting !== undefined && setting.trim() !== ''
      ? [() => lookAtSetting(setting.trim(), projectPath, machine)]
      : [
          () => lookInProject(projectPath, machine),
          () => lookInPath(machine),
          () => lookInCommonPlaces(machine),
        ];
  const trace: Trial[] = [];
  const problems: CliProblem[] = [];
  const asked = new Set<string>();
  for (const look of looks) {
    const sighting = await look();
    trace.push(...sighting.trials);
    for (const candidate of sighting.candidates) {
      if (asked.has(candidate.path)) continue;
      asked.add(candidate.path);
      const judged = await judge(candidate, versions, signal);
      if (judged.ok)
        return {
          ok: true,
          cli: judged.cli,
          trace: [...trace, trial(candidate, `taken, version ${judged.cli.version}`)],
        };
      trace.push(trial(candidate, judged.problem.message));
      problems.push(judged.problem);
    }
    if (sighting.problem !== undefined) problems.push(sighting.problem);
  }
  return { ok: false, problem: problems[0] ?? cliNotFound, trace };
}

type Judgement =
  { readonly ok: true; readonly cli: CliInfo } | { readonly ok: false; readonly problem: CliProblem };

async function judge(candidate: Candidate, versions: VersionAsker, signal: AbortSignal): Promise<Judgement> {
  const { path, source } = candidate;
  let { version } = candidate;
  if (version === undefined) {
    const answer = await versions.ask(path, signal);
    if (signal.aborted) throw new OutsideError('cancelled', 'Looking for the Supabase CLI was cancelled.');
    if (!answer.ok) return { ok: false, problem: problemOf(path, answer.result) };
    version = answer.version;
  }
  const parsed = parseVersion(version);
  if (parsed === undefined) return { ok: false, problem: notTheCli(path) };
  return isTooOld(parsed)
    ? { ok: false, problem: cliTooOld(parsed) }
    : { ok: true, cli: { path, version, source } };
}

function problemOf(path: string, result: ProcessResult): CliProblem {
  return unfinishedRun(result, { program: path }) ?? notTheCli(path);
}

function trial({ path, source }: Candidate, result: string): Trial {
  return { place: path, source, result };
}

const sourceNames: Readonly<Record<CliInfo['source'], string>> = {
  setting: 'settings',
  project: 'project',
  path: 'PATH',
  'common-place': 'common places',
};

/** What was looked at and what came of it, one line each, for the output channel. */
export function describeOutcome(outcome: FindCliOutcome): readonly string[] {
  const trials = outcome.trace.map(
    ({ place, source, result }) => `  ${sourceNames[source]}: ${place}: ${result}`,
  );
  const verdict = outcome.ok
    ? `Supabase CLI ${outcome.cli.version} from ${sourceNames[outcome.cli.source]}: ${outcome.cli.path}`
    : outcome.problem.message;
  return [verdict, ...trials];
}
