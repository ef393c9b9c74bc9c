import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { repositoryRoot } from './places.ts';
import { runCommand } from './processes.ts';

/** What a package must hold for the extension to work and the Marketplace to show it well. */
export const requiredFiles: readonly string[] = [
  'package.json',
  'package.nls.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/extension.js',
  'dist/languageClient.js',
  'dist/server.js',
  'dist/cli.js',
  'dist/expectedTokensWorker.js',
  'dist/libpg-query.wasm',
];

/** What it may hold besides. Everything else is a mistake, of .vscodeignore or of the build. */
const allowedFiles = [
  /^package\.nls\.[a-z-]+\.json$/,
  /^l10n\/[A-Za-z0-9.-]+\.json$/,
  /^media\/.+\.(png|svg|md)$/,
  /^media\/[a-z.-]+\.schema\.json$/,
  /^snippets\/[A-Za-z0-9.-]+\.json$/,
  /^syntaxes\/[A-Za-z0-9.-]+\.json$/,
];

/** The Marketplace takes much more; this keeps the promise of a small download. */
const largestPackageBytes = 4_000_000;

/** The files that a package would hold, with `/`, relative to the repository. */
export async function shippedFiles(): Promise<readonly string[]> {
  const files = await listFiles({ cwd: repositoryRoot, packageManager: PackageManager.None });
  return files.map((file) => file.replaceAll('\\', '/')).sort();
}

/** One sentence for each file that is missing from the package or does not belong there. */
export function packageProblems(files: readonly string[]): readonly string[] {
  const missing = requiredFiles
    .filter((file) => !files.includes(file))
    .map((file) => `${file} is missing from the package.`);
  const surplus = files
    .filter((file) => !requiredFiles.includes(file) && !allowedFiles.some((pattern) => pattern.test(file)))
    .map((file) => `${file} would be shipped; nothing says that it should be.`);
  return [...missing, ...surplus];
}

/** `<name>-<version>.vsix`, after package.json. */
export async function packageFileName(): Promise<string> {
  const manifest = await readFile(join(repositoryRoot, 'package.json'), 'utf8');
  const field = (name: string): string => {
    const value = new RegExp(`^  "${name}": "([^"]+)"`, 'm').exec(manifest)?.[1];
    if (value === undefined) throw new Error(`package.json has no "${name}".`);
    return value;
  };
  return `${field('name')}-${field('version')}.vsix`;
}

/**
 * Builds for production and writes the package to `path` (absolute). Gives its size in bytes. Throws when a file
 * is missing from it or does not belong there, or when it is too large.
 */
export async function packageExtension(path: string): Promise<number> {
  const options = { cwd: repositoryRoot };
  await runCommand(process.execPath, ['scripts/build.mjs', '--production'], options);
  const problems = packageProblems(await shippedFiles());
  if (problems.length > 0) throw new Error(problems.join('\n'));
  await mkdir(dirname(path), { recursive: true });
  const parameters = ['package', '--no-dependencies', '--out', path];
  await runCommand(process.execPath, ['node_modules/@vscode/vsce/vsce', ...parameters], options);
  const { size } = await stat(path);
  if (size > largestPackageBytes) {
    throw new Error(`The package has ${size} bytes; at most ${largestPackageBytes} are allowed.`);
  }
  return size;
}
