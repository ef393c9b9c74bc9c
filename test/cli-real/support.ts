import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TargetAccess } from '../../src/core/supabase/arguments.ts';
import { localTarget } from '../../src/core/supabase/targets.ts';
import type { CliInfo, CliProblem, HistorySnapshot } from '../../src/core/supabase/types.ts';
import { localFiles } from '../../src/node/files.ts';
import { createProcessRunner } from '../../src/node/processRunner.ts';
import { readStatus } from '../../src/node/status.ts';
import { rememberingLog } from '../support/fakeCli.ts';
import { installCli, isolatedEnvironment } from '../support/realCli.ts';

/** What a run of the status reader left in the log; nothing secret may ever stand there. */
export const log = rememberingLog();
export const runner = createProcessRunner({ log });

/** Keeps the CLIs of this test process away from the login and the databases of whoever runs it. */
export async function isolate(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'supabase-migrations-home-'));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  for (const [name, value] of Object.entries(isolatedEnvironment(home))) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

/** Sets variables of this process while `work` runs; the CLIs of other tests in this process see them too. */
export async function withVariables<Value>(
  variables: Readonly<Record<string, string>>,
  work: () => Promise<Value>,
): Promise<Value> {
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
  }
}

/** The CLI of a version, as the finder would describe it. */
export async function cliOf(version: string): Promise<CliInfo> {
  const { path } = await installCli(version);
  return { path, version, source: 'project' };
}

export interface TestProject {
  readonly folder: string;
  remove(): Promise<void>;
}

/** A project folder; the keys are paths below `supabase/`. */
export async function makeProject(files: Readonly<Record<string, string>>): Promise<TestProject> {
  const folder = await mkdtemp(join(tmpdir(), 'supabase-migrations-project-'));
  await mkdir(join(folder, 'supabase', 'migrations'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, 'supabase', ...name.split('/'));
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, text);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export function configFor(port: number): string {
  return `project_id = "test"\n\n[db]\nport = ${port}\n`;
}

export interface Asked {
  readonly cli: CliInfo;
  readonly folder: string;
  readonly targets: readonly TargetAccess[];
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export function status({
  cli,
  folder,
  targets,
  timeoutMs = 60_000,
  signal,
}: Asked): Promise<HistorySnapshot> {
  const world = { runner, files: localFiles, signal: signal ?? new AbortController().signal };
  return readStatus({ projectPath: folder, targets, cli, timeoutMs }, world);
}

/** The problem of the only target. */
export async function problemOf(asked: Asked): Promise<CliProblem | undefined> {
  return (await status(asked)).targets[0]?.problem;
}

export function local(port: number): TargetAccess {
  return { target: localTarget(port) };
}
