// Bundles the programs that are shipped into dist/ and puts the parser's wasm next to them.
//   node scripts/build.mjs [--production] [--watch] [--quiet]
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

/** Output name → entry file. What one program must not hold is checked after the build. */
const programs = {
  extension: {
    entry: 'src/vscode/extension.ts',
    forbidden: ['libpg-query', 'pgsql-ast-parser', 'vscode-languageclient'],
  },
  languageClient: { entry: 'src/vscode/languageClientLibrary.ts', forbidden: [] },
  server: { entry: 'src/server/main.ts', forbidden: ['pgsql-ast-parser', 'vscode-languageclient'] },
  cli: { entry: 'src/cli/main.ts', forbidden: ['pgsql-ast-parser', 'vscode-languageserver'] },
  expectedTokensWorker: { entry: 'src/node/expectedTokensWorker.ts', forbidden: ['libpg-query'] },
};

const largestExtensionBytes = 400_000;

/**
 * What is loaded on first need lies in a bundle of its own beside: `lsp` starts the server, so the CLI carries
 * no protocol library; the extension activates before it loads one.
 */
const loadedApart = {
  name: 'loaded-apart',
  setup(build) {
    for (const [filter, path] of [
      [/\/server\/main\.ts$/, './server.js'],
      [/\/languageClientLibrary\.ts$/, './languageClient.js'],
    ]) {
      build.onResolve({ filter }, (argument) =>
        argument.kind === 'dynamic-import' ? { path, external: true } : undefined,
      );
    }
  },
};

function optionsFor(name, { production, version }) {
  return {
    absWorkingDir: root,
    entryPoints: { [name]: programs[name].entry },
    outdir: dist,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    // Some packages' main file is UMD, whose requires a bundler cannot follow.
    mainFields: ['module', 'main'],
    target: 'node20',
    external: ['vscode'],
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': '__bundleUrl', __PRODUCT_VERSION__: JSON.stringify(version) },
    plugins: [loadedApart],
  };
}

async function copyWasm() {
  const source = join(dirname(require.resolve('libpg-query')), 'libpg-query.wasm');
  await copyFile(source, join(dist, 'libpg-query.wasm'));
}

async function removeSourceMaps() {
  for (const name of Object.keys(programs)) await rm(join(dist, `${name}.js.map`), { force: true });
}

/** Throws when a bundle holds what it must not hold, or the extension has grown too large to start fast. */
function checkBundle(name, metafile, { production }) {
  const inputs = Object.keys(metafile.inputs);
  for (const forbidden of programs[name].forbidden) {
    const found = inputs.find((input) => input.includes(`node_modules/${forbidden}/`));
    if (found !== undefined)
      throw new Error(`dist/${name}.js must not contain ${forbidden} (found ${found}).`);
  }
  const bytes = metafile.outputs[`dist/${name}.js`]?.bytes ?? 0;
  if (production && name === 'extension' && bytes > largestExtensionBytes) {
    throw new Error(
      `dist/extension.js has ${bytes} bytes; at most ${largestExtensionBytes} keep activation fast.`,
    );
  }
  return bytes;
}

function existingPrograms() {
  return Object.keys(programs).filter((name) => {
    const exists = existsSync(join(root, programs[name].entry));
    if (!exists) console.warn(`skipped ${name}: ${programs[name].entry} does not exist`);
    return exists;
  });
}

async function buildAll(settings) {
  const sizes = await Promise.all(
    existingPrograms().map(async (name) => {
      const { metafile } = await esbuild.build(optionsFor(name, settings));
      return [name, checkBundle(name, metafile, settings)];
    }),
  );
  await chmod(join(dist, 'cli.js'), 0o755);
  if (settings.quiet) return;
  for (const [name, bytes] of sizes) console.log(`dist/${name}.js  ${Math.round(bytes / 1000)} kB`);
}

async function watchAll(settings) {
  for (const name of existingPrograms()) {
    const context = await esbuild.context({ ...optionsFor(name, settings), logLevel: 'info' });
    await context.watch();
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      production: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
    },
  });
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const settings = { production: values.production, quiet: values.quiet, version };
  await mkdir(dist, { recursive: true });
  if (values.production) await removeSourceMaps();
  await copyWasm();
  await (values.watch ? watchAll(settings) : buildAll(settings));
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
