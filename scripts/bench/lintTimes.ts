import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repositoryRoot } from '../support/places.ts';
import { timeInTurns, type TimedProgram } from './measure.ts';

/** Whole processes over one history, medians in milliseconds. */
export interface LintTimes {
  readonly history: string;
  readonly files: number;
  readonly bytes: number;
  /** First run: no kept facts. */
  readonly cold: number;
  /** Second run: facts kept by the first. */
  readonly warm: number;
  /** The native program of squawk, called directly. */
  readonly squawk: number;
  /** squawk as npm installs it: a Node script that starts the native program. */
  readonly squawkByNpm: number;
}

/** A history to be linted by both. */
export interface BenchedHistory {
  readonly name: string;
  readonly folder: string;
}

interface LintBench {
  /** The Node that runs the programs. */
  readonly node: string;
  readonly rounds: number;
  /** An empty folder for the kept facts. */
  readonly cacheFolder: string;
}

/** Lints `history` cold, warm and with squawk, in turns. */
export async function measureLint({ name, folder }: BenchedHistory, bench: LintBench): Promise<LintTimes> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const paths = files.map((file) => join(folder, file));
  const bytes = paths.reduce((sum, path) => sum + readFileSync(path).length, 0);
  const coldCache = join(bench.cacheFolder, 'cold');
  const warmCache = join(bench.cacheFolder, 'warm');
  const ours: readonly [string, ...string[]] = [
    bench.node,
    join(repositoryRoot, 'dist/cli.js'),
    'lint',
    folder,
  ];
  const programs: Record<'cold' | 'warm' | 'squawk' | 'squawkByNpm', TimedProgram> = {
    cold: {
      command: ours,
      env: cacheIn(coldCache),
      prepare: () => rmSync(coldCache, { recursive: true, force: true }),
    },
    warm: { command: ours, env: cacheIn(warmCache) },
    squawk: { command: [squawkProgram(), ...paths] },
    squawkByNpm: { command: [bench.node, require.resolve('squawk-cli/js/bin/squawk'), ...paths] },
  };
  await timeInTurns({ warm: programs.warm }, 1);
  const times = await timeInTurns(programs, bench.rounds);
  rmSync(warmCache, { recursive: true, force: true });
  return { history: name, files: files.length, bytes, ...times };
}

const require = createRequire(import.meta.url);

function cacheIn(folder: string): Readonly<Record<string, string>> {
  return { XDG_CACHE_HOME: folder, LOCALAPPDATA: folder, HOME: folder };
}

function squawkProgram(): string {
  const name = process.platform === 'win32' ? 'squawk.exe' : 'squawk';
  const wrapper = createRequire(require.resolve('squawk-cli/package.json'));
  return wrapper.resolve(`@squawk-cli/${process.platform}-${process.arch}/bin/${name}`);
}
