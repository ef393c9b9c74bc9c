// npm start [-- PATH] [-- --screenshot FILE]: opens the sample project, or the project at PATH, in a VS Code with
// this extension installed; with --screenshot it saves a picture of the sample and ends.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { explain } from '../support/explain.ts';
import { openForPerson } from '../support/openForPerson.ts';
import { packageForTests } from '../support/packageForTests.ts';
import { takeSamplePicture } from '../support/samplePicture.ts';
import { startSampleProject } from '../support/sampleProject.ts';

const options = { screenshot: { type: 'string' } } as const;

class BadUsage extends Error {}

interface Wanted {
  readonly path: string | undefined;
  readonly screenshot: string | undefined;
}

function parse(): ReturnType<typeof parseArgs<{ allowPositionals: true; options: typeof options }>> {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

function readParameters(): Wanted {
  const { values, positionals } = parse();
  const [path, ...more] = positionals.map((positional) => resolve(positional));
  if (more.length > 0) throw new BadUsage('npm start takes one path.');
  if (path !== undefined && !existsSync(path)) throw new BadUsage(`There is no ${path}.`);
  const screenshot = values.screenshot === undefined ? undefined : resolve(values.screenshot);
  if (path !== undefined && screenshot !== undefined) {
    throw new BadUsage('--screenshot takes a picture of the sample; leave the path out.');
  }
  return { path, screenshot };
}

/** What a signal undoes, last first. Whatever is not in it yet goes with the process itself. */
const cleanups: (() => Promise<void>)[] = [];

async function start({ path, screenshot }: Wanted): Promise<void> {
  console.log('Packaging the extension.');
  const vsix = await packageForTests();
  if (path !== undefined) return open({ vsix, folder: path, settings: {}, environment: {} });
  console.log('Starting the sample: two embedded Postgres databases, and the Supabase CLI to push to them.');
  const sample = await startSampleProject();
  cleanups.push(sample.stop);
  if (screenshot === undefined) return open({ ...sample, vsix });
  await takeSamplePicture(sample, vsix, screenshot);
  console.log(`Saved ${screenshot}.`);
}

async function open(options: Parameters<typeof openForPerson>[0]): Promise<void> {
  const window = await openForPerson(options);
  cleanups.push(window.close);
  console.log(`\n${window.description}\n\nEnd with Ctrl-C.`);
  await window.closed;
}

function signalled(): Promise<'signalled'> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => done('signalled'));
  });
}

async function main(): Promise<number> {
  try {
    await Promise.race([start(readParameters()), signalled()]);
    return 0;
  } catch (error) {
    console.error(error instanceof BadUsage ? error.message : explain(error));
    return error instanceof BadUsage ? 2 : 1;
  } finally {
    for (const cleanup of cleanups.reverse()) await cleanup();
  }
}

process.exit(await main());
