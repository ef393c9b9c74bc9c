// npm run bench [-- --json] [--quick] [FOLDER…]: builds for production and holds speed and size against their
// limits. FOLDERs are further migrations folders to lint. Ends with 1 when a limit is broken.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keystrokeVerdict, lintVerdicts, packageVerdict, activationVerdict } from '../bench/limits.ts';
import { measureKeystrokes } from '../bench/keystrokeTimes.ts';
import { measureLint, type BenchedHistory } from '../bench/lintTimes.ts';
import { measuredActivation } from '../bench/activation.ts';
import { benchReport, type BenchResult } from '../bench/report.ts';
import { writeSyntheticHistory } from '../bench/syntheticHistory.ts';
import { explain } from '../support/explain.ts';
import { packageExtension } from '../support/extensionPackage.ts';
import { repositoryRoot } from '../support/places.ts';
import { findOnPath, runScript } from '../support/processes.ts';
import { makeTemporaryFolder } from '../support/temporaryFolder.ts';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});

/** Numbers of files; squawk's time and ours are about linear in them. */
const historySizes = values.quick ? [100] : [100, 350, 1_000, 5_000];

async function run(): Promise<BenchResult> {
  const scratch = await makeTemporaryFolder('migrations-bench-');
  const packageBytes = await packageExtension(join(scratch, 'package.vsix'));
  const histories: readonly BenchedHistory[] = [
    ...historySizes.map((files) => ({
      name: `${files} made-up files`,
      folder: writeSyntheticHistory(join(scratch, String(files)), { files, fileLength: 7_500 }),
    })),
    ...positionals.map((folder) => ({ name: folder, folder: resolve(folder) })),
  ];
  const node = findOnPath(['node']) ?? process.execPath;
  const lint = [];
  for (const history of histories) {
    const rounds = values.quick ? 3 : 5;
    lint.push(await measureLint(history, { node, rounds, cacheFolder: join(scratch, 'cache') }));
  }
  const keystrokes = await measureKeystrokes({
    name: 'supabase-migrations',
    command: [node, join(repositoryRoot, 'dist/server.js'), '--stdio'],
    root: join(scratch, 'typing'),
    historyFiles: values.quick ? 100 : 800,
    fileBytes: 40_000,
    keystrokes: 96,
  });
  const activation = await measuredActivation();
  const verdicts = [
    ...lint.flatMap(lintVerdicts),
    keystrokeVerdict(keystrokes),
    ...(activation === undefined ? [] : [activationVerdict(activation)]),
    packageVerdict(packageBytes),
  ];
  return { lint, keystrokes: [keystrokes], activationMs: activation, packageBytes, verdicts };
}

try {
  await runScript('scripts/build.mjs', values.json ? ['--production', '--quiet'] : ['--production']);
  const result = await run();
  console.log(values.json ? JSON.stringify(result, undefined, 2) : benchReport(result));
  process.exitCode = result.verdicts.every(({ holds }) => holds) ? 0 : 1;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 2;
}
