import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageProblems, shippedFiles } from './extensionPackage.ts';
import { repositoryRoot } from './places.ts';
import { CommandFailed, runCommand } from './processes.ts';

export interface Check {
  readonly name: string;
  /** What it looks at, for the list. */
  readonly about: string;
  /** What is wrong, for people; `undefined` when nothing is. */
  readonly run: () => Promise<string | undefined>;
}

/** Runs a tool of node_modules under this Node; what it printed when it ended with another code than 0. */
async function toolProblem(script: string, parameters: readonly string[]): Promise<string | undefined> {
  try {
    await runCommand(process.execPath, [join(repositoryRoot, script), ...parameters], {
      cwd: repositoryRoot,
      env: { ...process.env, NO_COLOR: '1' },
    });
    return undefined;
  } catch (error) {
    if (error instanceof CommandFailed) return error.output;
    throw error;
  }
}

/** Folders that hold nothing written by people or by `npm run generate`. */
const unwatchedFolders = new Set([
  'node_modules',
  '.git',
  '.cache',
  '.vscode-test',
  'dist',
  'test-output',
  'coverage',
]);

async function fileHashes(folder = ''): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const entry of await readdir(join(repositoryRoot, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (unwatchedFolders.has(entry.name)) continue;
    if (entry.isDirectory()) {
      for (const [inner, hash] of await fileHashes(path)) hashes.set(inner, hash);
    } else if (entry.isFile()) {
      const bytes = await readFile(join(repositoryRoot, path));
      hashes.set(path, createHash('sha256').update(bytes).digest('hex'));
    }
  }
  return hashes;
}

/** Generates again and says which files came out differently; they are then up to date on disk. */
async function generatedProblem(): Promise<string | undefined> {
  const before = await fileHashes();
  const failure = await toolProblem('scripts/generate.ts', []);
  if (failure !== undefined) return failure;
  const after = await fileHashes();
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  const changed = paths.filter((path) => before.get(path) !== after.get(path)).sort();
  if (changed.length === 0) return undefined;
  return `These files were not what \`npm run generate\` makes; they are now, commit them:\n${changed.join('\n')}`;
}

async function packageListProblem(): Promise<string | undefined> {
  const problems = packageProblems(await shippedFiles());
  return problems.length === 0 ? undefined : problems.join('\n');
}

/** Everything that must hold besides the tests, in the order in which it is looked at. */
export const checks: readonly Check[] = [
  {
    name: 'types',
    about: 'TypeScript',
    run: () => toolProblem('node_modules/typescript/bin/tsc', ['--noEmit']),
  },
  {
    name: 'lint',
    about: 'ESLint: house rules, layers, cycles',
    run: () => toolProblem('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  },
  {
    name: 'format',
    about: 'Prettier',
    run: () => toolProblem('node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  },
  { name: 'generated', about: 'what npm run generate writes is up to date', run: generatedProblem },
  {
    name: 'unused',
    about: 'knip: unused files, exports and packages',
    run: () => toolProblem('node_modules/knip/bin/knip.js', ['--no-progress']),
  },
  { name: 'package', about: 'the list of shipped files', run: packageListProblem },
];
