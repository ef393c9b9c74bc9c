import { createConnection, type Socket } from 'node:net';
import { once } from 'node:events';

/** What a suite inside an editor's extension host tells the process that started it, one JSON object a line. */
export type SuiteEvent =
  | {
      readonly type: 'test';
      readonly name: string;
      readonly outcome: 'passed' | 'failed';
      readonly milliseconds: number;
      readonly message?: string;
    }
  | { readonly type: 'end' };

/** Names the loopback port on which the events are awaited. */
export const suitePortVariable = 'EDITOR_SUITE_PORT';

type Work = () => Promise<void> | void;

interface Test {
  readonly name: string;
  readonly work: Work;
}

/** A test that hangs must not keep the others from running. */
const testLimit = 60_000;

const tests: Test[] = [];
const setUps: Work[] = [];
const tearDowns: Work[] = [];

/** Adds a test of the suite inside the editor; tests run one after the other, in the order of their files. */
export function test(name: string, work: Work): void {
  tests.push({ name, work });
}

/** Runs before the first test. When it throws, no test runs and the suite counts as failed. */
export function before(work: Work): void {
  setUps.push(work);
}

/** Runs after the last test, whatever happened. */
export function after(work: Work): void {
  tearDowns.push(work);
}

async function withLimit(work: Work): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done after ${testLimit / 1000} s.`)), testLimit);
  });
  try {
    await Promise.race([Promise.resolve().then(work), limit]);
  } finally {
    clearTimeout(timer);
  }
}

async function runOne({ name, work }: Test): Promise<SuiteEvent> {
  const start = performance.now();
  const done = (): number => Math.round(performance.now() - start);
  try {
    await withLimit(work);
    return { type: 'test', name, outcome: 'passed', milliseconds: done() };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { type: 'test', name, outcome: 'failed', milliseconds: done(), message };
  }
}

async function connect(): Promise<Socket> {
  const port = Number(process.env[suitePortVariable]);
  const socket = createConnection({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  return socket;
}

async function runAll(tell: (event: SuiteEvent) => void): Promise<boolean> {
  const steps: readonly Test[] = [
    ...setUps.map((work) => ({ name: 'before all tests', work })),
    ...tests,
    ...tearDowns.map((work) => ({ name: 'after all tests', work })),
  ];
  let passed = true;
  for (const step of steps) {
    const isSetUp = setUps.includes(step.work);
    const event = await runOne(step);
    const failed = event.type === 'test' && event.outcome === 'failed';
    if (tests.includes(step) || failed) tell(event);
    passed &&= !failed;
    if (isSetUp && failed) break;
  }
  return passed;
}

/**
 * The entry of the bundle that VS Code loads as `extensionTestsPath`: runs every test added and tells the outcomes
 * to the port in the environment. Rejects when one failed, which is how VS Code learns of it.
 */
export async function run(): Promise<void> {
  const socket = await connect();
  const passed = await runAll((event) => socket.write(`${JSON.stringify(event)}\n`));
  socket.end(`${JSON.stringify({ type: 'end' } satisfies SuiteEvent)}\n`);
  await once(socket, 'close');
  if (!passed) throw new Error('Some tests of the suite failed.');
}
