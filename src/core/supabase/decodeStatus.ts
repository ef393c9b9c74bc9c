import type { ProcessResult } from '../ports/process.ts';
import type { CliInfo, Target, TargetStatus } from './types.ts';
import type { TargetAccess } from './arguments.ts';
import { decodeError } from './decodeError.ts';
import type { AnsweringTarget } from './decodeMigrationList.ts';
import { databaseVersions, decodeMigrationList } from './decodeMigrationList.ts';
import { cliGarbled, otherDatabase } from './errors/program.ts';

/** The answer of one `migration list` run, to be judged. */
export interface ListRun {
  readonly result: ProcessResult;
  readonly access: TargetAccess;
  readonly cli: CliInfo;
  readonly secrets: readonly string[];
}

/** What a run of `migration list` says about its target; the exit code decides, not what stands on stderr. */
export function decodeTargetStatus({ result, access, cli, secrets }: ListRun): TargetStatus {
  const { target } = access;
  const context = { cli, target };
  if (result.outcome !== 'exited' || result.exitCode !== 0) {
    return { target, ok: false, problem: decodeError({ result, context, secrets }), versions: [] };
  }
  const list = decodeMigrationList(result.stdout);
  if (!list.ok) return { target, ok: false, problem: cliGarbled(context), versions: [] };
  if (isOtherProject(target, list.target)) {
    return { target, ok: false, problem: otherDatabase(target), versions: [] };
  }
  return { target: relabelled(target, list.target), ok: true, versions: databaseVersions(list.rows) };
}

/** From v3 on the answer names its database: one for another project must not pass as the one asked for. */
function isOtherProject(target: Target, answering: AnsweringTarget | undefined): boolean {
  const asked = target.projectRef;
  return asked !== undefined && answering?.projectRef !== undefined && answering.projectRef !== asked;
}

/** The place that the CLI says it asked: `SUPABASE_DB_PORT` moves the local database, and the API knows names. */
function relabelled(target: Target, answering: AnsweringTarget | undefined): Target {
  if (target.kind === 'local' && answering?.host !== undefined && answering.port !== undefined) {
    return { ...target, label: `local (${answering.host}:${answering.port})` };
  }
  if (target.projectRef === undefined || answering?.projectName === undefined) return target;
  return { ...target, label: `${answering.projectName} (${target.projectRef})` };
}
