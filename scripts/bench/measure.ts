import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** A program to be timed from start to end. */
export interface TimedProgram {
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** What to do before each run, outside the measured time. */
  readonly prepare?: () => void;
}

/** How long one run of `program` takes, in milliseconds; its exit code does not matter, a crash does. */
export async function timeOnce({ command, env, prepare }: TimedProgram): Promise<number> {
  prepare?.();
  const [file, ...args] = command;
  const started = performance.now();
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...env } });
  child.stdout.resume();
  const ended: readonly unknown[] = await once(child, 'close');
  const [code, signal] = ended;
  const milliseconds = performance.now() - started;
  if (signal !== null || code === 2) {
    throw new Error(`${command.slice(0, 4).join(' ')} … ended with ${String(signal ?? code)}.`);
  }
  return milliseconds;
}

/** Times several programs in turns, so that they all see the same machine; gives the median of each. */
export async function timeInTurns<Name extends string>(
  programs: Readonly<Record<Name, TimedProgram>>,
  rounds: number,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(programs) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) times.get(name)?.push(await timeOnce(programs[name]));
  }
  const medians = names.map((name) => [name, median(times.get(name) ?? [])] as const);
  return Object.fromEntries(medians) as Record<Name, number>;
}
