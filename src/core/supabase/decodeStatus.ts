import type { ProcessResult } from '../ports/process.ts';
import type { CliInfo, TargetStatus } from './types.ts';
import type { TargetAccess } from './arguments.ts';
import { decodeError } from './decodeError.ts';
import { databaseVersions, decodeMigrationList } from './decodeMigrationList.ts';
import { cliGarbled } from './errors/program.ts';

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
  return { target, ok: true, versions: databaseVersions(list.rows) };
}
