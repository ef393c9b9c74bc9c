import { access, constants, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CliInfo, CliProblem } from '../../core/supabase/types.ts';
import type { Machine } from './machine.ts';

/** A place where a CLI was found. */
export interface Candidate {
  readonly path: string;
  readonly source: CliInfo['source'];
  /** The version where a `package.json` tells it; otherwise the program must be asked. */
  readonly version?: string;
}

/** One place that was looked at, for the output channel. */
export interface Trial {
  readonly place: string;
  readonly source: CliInfo['source'];
  readonly result: string;
}

/** What looking at one place gives: candidates, best first, and what to say about the rest. */
export interface Sighting {
  readonly candidates: readonly Candidate[];
  readonly trials: readonly Trial[];
  /** Why a CLI that is installed there cannot run. */
  readonly problem?: CliProblem;
}

/** Whether a path is a file that may be executed (on Windows: any file). */
export async function isProgram(
  path: string,
  machine: Machine,
): Promise<'program' | 'not-executable' | 'missing'> {
  try {
    if (!(await stat(path)).isFile()) return 'missing';
  } catch {
    return 'missing';
  }
  if (machine.platform === 'win32') return 'program';
  return access(path, constants.X_OK).then(
    () => 'program',
    () => 'not-executable',
  );
}

/** Where a path really leads, or the path itself when that cannot be told. */
export async function realPathOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** The `version` in a folder's `package.json`. */
export async function packageVersion(folder: string): Promise<string | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    if (typeof value !== 'object' || value === null || !('version' in value)) return undefined;
    return typeof value.version === 'string' ? value.version : undefined;
  } catch {
    return undefined;
  }
}
