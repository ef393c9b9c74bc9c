// npm test [-- GROUP…]: builds, then runs the groups of tests, or only those named. A group is a folder of test/
// (its *.test.ts files run under Node's test runner), or `check` (types, lint, format, generated files, unused code,
// package list). The folders vscode and ui run in a real VS Code with the packaged extension installed.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checks } from '../support/checks.ts';
import { runEditorSuite } from '../support/editorTests.ts';
import { explain } from '../support/explain.ts';
import { runNodeTests } from '../support/nodeTests.ts';
import { packageForTests } from '../support/packageForTests.ts';
import { repositoryRoot } from '../support/places.ts';
import { runScript } from '../support/processes.ts';
import { addTallies, emptyTally, tallyLine, type Tally } from '../support/tally.ts';

const testFolder = join(repositoryRoot, 'test');

/** Not groups: what the tests share, and what they work on. */
const otherFolders = ['sample', 'support'];

/** In this order and after all others: the slow ones last. */
const lastGroups = ['check', 'vscode', 'ui'];

async function testFiles(group: string): Promise<readonly string[]> {
  const entries = await readdir(join(testFolder, group), { recursive: true });
  return entries
    .filter((entry) => entry.endsWith('.test.ts'))
    .map((entry) => join(testFolder, group, entry))
    .sort();
}

async function allGroups(): Promise<readonly string[]> {
  const entries = await readdir(testFolder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const first = folders.filter((name) => !otherFolders.includes(name) && !lastGroups.includes(name)).sort();
  return [...first, ...lastGroups.filter((name) => name === 'check' || folders.includes(name))];
}

async function runChecks(): Promise<Tally> {
  let tally = emptyTally;
  for (const { name, run } of checks) {
    const problem = await run();
    if (problem !== undefined) console.log(`✖ check: ${name}\n${problem.replaceAll(/^/gm, '    ')}`);
    const outcome = problem === undefined ? { passed: 1 } : { failed: 1 };
    tally = addTallies(tally, { ...emptyTally, ...outcome });
  }
  return tally;
}

async function runGroup(group: string): Promise<Tally> {
  if (group === 'check') return runChecks();
  const files = await testFiles(group);
  if (files.length === 0) return emptyTally;
  if (group === 'vscode') return runEditorSuite(join(testFolder, group));
  if (group === 'ui') {
    if (process.env['SUPABASE_MIGRATIONS_HOST'] === 'desktop') {
      console.log('The tests of ui use the server host; SUPABASE_MIGRATIONS_HOST asks for the desktop.');
      return emptyTally;
    }
    const environment = { SUPABASE_MIGRATIONS_VSIX: await packageForTests() };
    return runNodeTests(files, { concurrency: 1, environment });
  }
  return runNodeTests(files, { concurrency: 2 });
}

/** A step that cannot run at all is one failed test with its reason, and the others still run. */
async function runStep(name: string, work: () => Promise<Tally>): Promise<Tally> {
  const start = performance.now();
  let tally: Tally;
  try {
    tally = await work();
  } catch (error) {
    console.log(`✖ ${name} could not run\n${explain(error).replaceAll(/^/gm, '    ')}`);
    tally = { ...emptyTally, failed: 1 };
  }
  console.log(`${name}: ${tallyLine(tally)} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return tally;
}

async function build(): Promise<Tally> {
  await runScript('scripts/build.mjs');
  return emptyTally;
}

const groups = await allGroups();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !groups.includes(name));
if (unknown.length > 0) {
  console.error(`There is no group "${unknown.join('", "')}". There are: ${groups.join(', ')}.`);
  process.exit(2);
}

let total = await runStep('build', build);
for (const group of wanted.length === 0 ? groups : groups.filter((name) => wanted.includes(name))) {
  total = addTallies(total, await runStep(group, () => runGroup(group)));
}
console.log(`\n${tallyLine(total)}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
