import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Log } from '../../src/core/ports/log.ts';

/** Stand-in programs are scripts with a first line that names Node, which Windows does not start. */
export const scriptsRun = process.platform !== 'win32';

/** A temporary folder that goes with its test. */
export async function temporaryFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'supabase-migrations-test-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files below a folder, by their paths with `/`. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, ...name.split('/'));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** Writes a program whose body is JavaScript (CommonJS); gives its path. */
export async function writeProgram(path: string, body: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!${process.execPath}\n${body}\n`);
  await chmod(path, 0o755);
  return path;
}

/** A program that tells a version and does `body` for everything else. */
export function writeFakeCli(path: string, version: string, body = ''): Promise<string> {
  const answer = `if (process.argv.includes('--version')) { console.log(${JSON.stringify(version)}); process.exit(0); }`;
  return writeProgram(path, `${answer}\n${body}`);
}

/** A log that keeps its lines. */
export function rememberingLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const add = (line: string): void => {
    lines.push(line);
  };
  return { lines, debug: add, info: add, warn: add, error: add };
}
