import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { cacheFolder, repositoryRoot } from '../support/places.ts';

export interface SuiteBundle {
  /** An extension with nothing in it: VS Code loads a suite only beside an extension under development. */
  readonly driverFolder: string;
  /** The bundled suite; exports `run()`. */
  readonly module: string;
}

const driverManifest = {
  name: 'suite-driver',
  publisher: 'supabase-migrations-tests',
  version: '0.0.1',
  engines: { vscode: '^1.100.0' },
};

async function testFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((entry) => entry.endsWith('.test.ts'))
    .map((entry) => join(folder, entry))
    .sort();
}

function entryText(files: readonly string[]): string {
  const specifiers = files.map((file) => `./${relative(repositoryRoot, file).replaceAll('\\', '/')}`);
  const imports = specifiers.map((specifier) => `import ${JSON.stringify(specifier)};`);
  return [...imports, "export { run } from './test/support/editorSuite.ts';", ''].join('\n');
}

/** Bundles every `*.test.ts` under `folder` into one CommonJS module that both hosts can load. */
export async function bundleSuite(folder: string): Promise<SuiteBundle> {
  const files = await testFiles(folder);
  if (files.length === 0) throw new Error(`There is no *.test.ts in ${relative(repositoryRoot, folder)}.`);
  const driverFolder = join(cacheFolder, 'suite');
  const module = join(driverFolder, 'suite.js');
  await mkdir(driverFolder, { recursive: true });
  await writeFile(join(driverFolder, 'package.json'), JSON.stringify(driverManifest));
  await build({
    stdin: { contents: entryText(files), resolveDir: repositoryRoot, loader: 'ts', sourcefile: 'suite.ts' },
    outfile: module,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
    banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': '__bundleUrl' },
  });
  return { driverFolder, module };
}
