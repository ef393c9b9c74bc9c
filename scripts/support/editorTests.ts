import { join } from 'node:path';
import { runSuite } from '../host/suite.ts';
import { packageForTests } from './packageForTests.ts';
import { outputFolder } from './places.ts';
import { startSampleProject } from './sampleProject.ts';
import type { Tally } from './tally.ts';

/** Runs the suite inside VS Code's extension host, on the living sample with the packaged extension installed. */
export async function runEditorSuite(tests: string): Promise<Tally> {
  const vsix = await packageForTests();
  const sample = await startSampleProject();
  try {
    const { host, version, outcomes } = await runSuite({
      ...sample,
      tests,
      vsix,
      screenshot: join(outputFolder, 'screenshots', 'suite-failed.png'),
      show: ({ name, outcome, message }) => {
        if (outcome === 'failed') console.log(`✖ ${name}\n${(message ?? '').replaceAll(/^/gm, '    ')}`);
      },
    });
    const where = host === 'desktop' ? 'VS Code for the desktop' : "VS Code's server in the browser";
    console.log(`The suite ran in ${where}, version ${version}.`);
    const passed = outcomes.filter(({ outcome }) => outcome === 'passed').length;
    return { passed, failed: outcomes.length - passed, skipped: 0 };
  } finally {
    await sample.stop();
  }
}
