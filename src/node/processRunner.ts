import { access } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { execa } from 'execa';
import type { Log } from '../core/ports/log.ts';
import type { ProcessRequest, ProcessResult, ProcessRunner } from '../core/ports/process.ts';
import { redact, redactCommand } from '../core/supabase/redact.ts';
import { signalTree, treeOptions } from './processTree.ts';

/** A runner that can end whatever it still runs. */
export interface DisposableProcessRunner extends ProcessRunner {
  /** Ends every program that is still running, with its children. */
  dispose(): void;
}

export interface ProcessRunnerOptions {
  readonly log: Log;
  /** Of stdout and of stderr each, in bytes; more ends the program. 64 Mi unless told. */
  readonly largestOutput?: number;
  /** How long a program may take to end after it was asked to; then it is ended. 2 s unless told. */
  readonly graceMs?: number;
}

/** How long the streams of a program that has exited are kept open for a child that still holds them. */
const streamGraceMs = 500;

type Stop = 'timed-out' | 'cancelled' | 'output-too-large';

/**
 * Runs programs with execa: no shell, stdin closed, output captured and capped. A timeout or a cancellation
 * ends the whole process tree, not only its head: the npm shims of the Supabase CLI up to 2.114 leave their
 * children running otherwise. One log line a run, without secrets. Never throws for what a program does.
 */
export function createProcessRunner(options: ProcessRunnerOptions): DisposableProcessRunner {
  const running = new Set<number>();
  const endAll = (): void => {
    for (const pid of running) signalTree(pid, 'SIGKILL');
  };
  // Programs in groups of their own do not get the terminal's signals and would outlive this process.
  process.once('exit', endAll);
  return {
    run: (request, signal) => runLogged(request, signal, { ...options, running }),
    dispose: () => {
      process.off('exit', endAll);
      endAll();
    },
  };
}

interface Surroundings extends ProcessRunnerOptions {
  readonly running: Set<number>;
}

async function runLogged(
  request: ProcessRequest,
  signal: AbortSignal,
  surroundings: Surroundings,
): Promise<ProcessResult> {
  const secrets = secretsIn(request.env);
  const command = redactCommand(request.file, request.args, secrets);
  const result = await run(request, signal, surroundings);
  const ended = result.outcome === 'exited' ? `exit code ${result.exitCode ?? '?'}` : result.outcome;
  surroundings.log.info(`> ${command} [${ended}, ${Math.round(result.durationMs)} ms]`);
  if (result.outcome !== 'exited' || result.exitCode !== 0) {
    const said = redact(`${result.stderr.trim()}\n${result.stdout.trim()}`.trim(), secrets);
    if (said !== '') surroundings.log.info(said.length > 4000 ? `${said.slice(0, 4000)}…` : said);
  }
  return result;
}

async function run(
  request: ProcessRequest,
  signal: AbortSignal,
  { running, largestOutput = 64 * 1024 * 1024, graceMs = 2000 }: Surroundings,
): Promise<ProcessResult> {
  if (signal.aborted)
    return { outcome: 'cancelled', exitCode: undefined, stdout: '', stderr: '', durationMs: 0 };
  const child = execa(request.file, request.args, {
    ...treeOptions,
    cwd: request.cwd,
    env: request.env,
    stdin: 'ignore',
    reject: false,
    maxBuffer: largestOutput,
    stripFinalNewline: false,
    windowsHide: true,
  });
  const { pid } = child;
  if (pid !== undefined) running.add(pid);
  const watch = watchOver(child, { pid, signal, timeoutMs: request.timeoutMs, graceMs, largestOutput });
  try {
    const result = await child;
    if (pid !== undefined && (watch.stopped() !== undefined || result.isMaxBuffer))
      signalTree(pid, 'SIGKILL');
    return await toProcessResult(request, result, watch.stopped());
  } finally {
    watch.end();
    if (pid !== undefined) running.delete(pid);
  }
}

interface WatchOptions {
  readonly pid: number | undefined;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly graceMs: number;
  readonly largestOutput: number;
}

interface Watch {
  /** Why the program was asked to end, if it was. */
  stopped(): Stop | undefined;
  end(): void;
}

type Streams = Pick<ReturnType<typeof execa>, 'once' | 'stdout' | 'stderr'>;

/**
 * Ends the program's tree on timeout, on cancellation and on a flood of output (execa then closes the stream, which
 * not every program notices), and lets go of streams that its children keep open.
 */
function watchOver(child: Streams, options: WatchOptions): Watch {
  const { pid, signal, timeoutMs, graceMs, largestOutput } = options;
  let stopped: Stop | undefined;
  const timers: NodeJS.Timeout[] = [];
  const stop = (why: Stop): void => {
    if (stopped !== undefined || pid === undefined) return;
    stopped = why;
    signalTree(pid, 'SIGTERM');
    timers.push(setTimeout(() => signalTree(pid, 'SIGKILL'), graceMs));
  };
  const onAbort = (): void => stop('cancelled');
  signal.addEventListener('abort', onAbort, { once: true });
  timers.push(setTimeout(() => stop('timed-out'), timeoutMs));
  for (const stream of [child.stdout, child.stderr]) {
    let length = 0;
    stream?.on('data', (data: Buffer) => {
      length += data.length;
      if (length > largestOutput) stop('output-too-large');
    });
  }
  child.once('exit', () => {
    const release = (): void => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    timers.push(setTimeout(release, streamGraceMs));
  });
  return {
    stopped: () => stopped,
    end: () => {
      signal.removeEventListener('abort', onAbort);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** The part of execa's result that is used here. */
interface FinishedRun {
  readonly exitCode?: number | undefined;
  readonly code?: string | undefined;
  readonly stdout?: unknown;
  readonly stderr?: unknown;
  readonly originalMessage?: string | undefined;
  readonly durationMs: number;
  readonly isMaxBuffer: boolean;
  readonly isTerminated: boolean;
}

async function toProcessResult(
  request: ProcessRequest,
  result: FinishedRun,
  stopped: Stop | undefined,
): Promise<ProcessResult> {
  const { exitCode, durationMs } = result;
  const stdout = textOf(result.stdout);
  const stderr = textOf(result.stderr);
  const outcome = stopped ?? (await outcomeOf(request, result));
  const said = outcome === 'not-executable' && stderr === '' ? (result.originalMessage ?? '') : stderr;
  return { outcome, exitCode, stdout, stderr: said, durationMs };
}

async function outcomeOf(request: ProcessRequest, result: FinishedRun): Promise<ProcessResult['outcome']> {
  if (result.isMaxBuffer) return 'output-too-large';
  if (result.exitCode !== undefined) return 'exited';
  if (result.isTerminated) return 'killed';
  if (result.code !== 'ENOENT' && result.code !== 'ENOTDIR') return 'not-executable';
  if (!(await exists(request.cwd))) return 'folder-not-found';
  // A program that is there and yet "not found" lacks its interpreter or its loader (musl on glibc).
  return isAbsolute(request.file) && (await exists(request.file)) ? 'not-executable' : 'not-found';
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function textOf(output: unknown): string {
  return typeof output === 'string' ? output : '';
}

function secretsIn(environment: ProcessRequest['env']): readonly string[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && /PASSWORD|TOKEN|SECRET|_KEY$/i.test(name) ? [value] : [],
  );
}
