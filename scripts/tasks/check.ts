// npm run check [-- NAME…]: everything that must hold besides the tests, or only the checks named.
import { checks } from '../support/checks.ts';
import { runScript } from '../support/processes.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no check "${unknown.join('", "')}". There are: ${checks.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const chosen = wanted.length === 0 ? checks : checks.filter(({ name }) => wanted.includes(name));
if (chosen.some(({ name }) => name === 'package')) await runScript('scripts/build.mjs', ['--production']);

let failed = 0;
for (const check of chosen) {
  const start = performance.now();
  const problem = await check.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${problem === undefined ? '✔' : '✖'} ${check.name} (${check.about}, ${seconds} s)`);
  if (problem === undefined) continue;
  failed += 1;
  console.log(problem.replaceAll(/^/gm, '    '));
}
process.exitCode = failed === 0 ? 0 : 1;
