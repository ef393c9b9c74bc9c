import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { repositoryRoot } from './places.ts';

const isWindows = process.platform === 'win32';

/** A program that could not be started, or ended with a code other than 0. `output` is its end, for people. */
export class CommandFailed extends Error {
  readonly output: string;

  constructor(message: string, output: string) {
    super(message);
    this.name = 'CommandFailed';
    this.output = output;
  }
}

/** The first of these program names that PATH holds, as an absolute path. */
export function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = isWindows ? ['.exe', '.cmd', ''] : [''];
  return names
    .flatMap((name) => folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))))
    .find((path) => existsSync(path));
}

const runningTrees = new Set<number>();

// However this process ends, nothing that it started outlives it.
process.on('exit', () => {
  for (const pid of runningTrees) signalTree(pid, 'SIGKILL');
});

/**
 * Starts a program as the head of its own process group, so that `endTree` reaches its children too.
 * No shell; stdin is closed. It never outlives this process.
 */
export function startTree(
  program: string,
  parameters: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const child = spawn(program, [...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    ...options,
    detached: !isWindows,
  });
  if (child.pid !== undefined) runningTrees.add(child.pid);
  return child;
}

function signalTree(pid: number, signal: NodeJS.Signals): void {
  try {
    if (isWindows) spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    else process.kill(-pid, signal);
  } catch {
    // The group is gone already, which is what was wanted.
  }
}

/** Ends a program started by `startTree` and everything it started; returns when it is gone. */
export async function endTree(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    signalTree(pid, 'SIGTERM');
    const insist = setTimeout(() => signalTree(pid, 'SIGKILL'), 4_000);
    await ended;
    clearTimeout(insist);
  }
  signalTree(pid, 'SIGKILL');
  runningTrees.delete(pid);
}

/**
 * Runs a program to its end and gives its stdout. Throws `CommandFailed` when it ends with another code than 0.
 * `shell` is for npm on Windows only, whose starter is a `.cmd` file; the parameters are then our own words.
 */
export async function runCommand(
  program: string,
  parameters: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  const child = spawn(program, [...parameters], { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const stdout: Buffer[] = [];
  const all: Buffer[] = [];
  child.stdout?.on('data', (data: Buffer) => {
    stdout.push(data);
    all.push(data);
  });
  child.stderr?.on('data', (data: Buffer) => all.push(data));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return Buffer.concat(stdout).toString();
  const output = Buffer.concat(all).toString().trim().slice(-20_000);
  throw new CommandFailed(`${program} ${parameters.join(' ')} ended with code ${code}.`, output);
}

/**
 * Runs npm; `cwd` is the repository unless told otherwise. Gives stdout. Under `npm run` the npm that runs us is
 * taken without a shell, which quotes nothing on Windows.
 */
export function runNpm(parameters: readonly string[], cwd = repositoryRoot): Promise<string> {
  const npmScript = process.env['npm_execpath'];
  if (npmScript !== undefined && /npm-cli\.c?js$/.test(npmScript) && existsSync(npmScript)) {
    return runCommand(process.execPath, [npmScript, ...parameters], { cwd });
  }
  return runCommand('npm', parameters, { cwd, shell: isWindows });
}

/** Runs a script of this repository under the Node that runs this one; its output is shown as it comes. */
export async function runScript(script: string, parameters: readonly string[] = []): Promise<void> {
  await runCommand(process.execPath, [join(repositoryRoot, script), ...parameters], {
    cwd: repositoryRoot,
    stdio: 'inherit',
  });
}
