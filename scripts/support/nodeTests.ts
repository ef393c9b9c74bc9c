import { run } from 'node:test';
import { relative } from 'node:path';
import { repositoryRoot } from './places.ts';
import { addTallies, emptyTally, type Tally } from './tally.ts';

export interface NodeTestOptions {
  /** How many files run at once. */
  readonly concurrency: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A file that hangs must not hang the run. */
const fileLimit = 8 * 60_000;

interface Failure {
  readonly name: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly details: { readonly error: Error };
}

/** Counts of one file, or of the whole run where no file is named. */
interface Summary {
  readonly file?: string | undefined;
  readonly counts: {
    readonly passed: number;
    readonly failed: number;
    readonly cancelled: number;
    readonly skipped: number;
  };
}

function explain({ name, file, line, details }: Failure): string {
  const place =
    file === undefined ? '' : ` (${relative(repositoryRoot, file)}${line === undefined ? '' : `:${line}`})`;
  const cause: unknown = details.error.cause ?? details.error;
  const reason = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return `✖ ${name}${place}\n${reason.replaceAll(/^/gm, '    ')}`;
}

/** A suite that fails only because a test in it failed says nothing new. */
function isOwnFailure({ details }: Failure): boolean {
  return !('failureType' in details.error && details.error.failureType === 'subtestsFailed');
}

/** Runs test files of Node's test runner, each in a process of its own; prints failures, gives the counts. */
export async function runNodeTests(files: readonly string[], options: NodeTestOptions): Promise<Tally> {
  const { concurrency, environment = {} } = options;
  // The files' processes inherit this one's environment.
  Object.assign(process.env, environment);
  const stream = run({ files: [...files], concurrency, timeout: fileLimit });
  let tally: Tally = emptyTally;
  stream.on('test:fail', (event) => {
    if (isOwnFailure(event)) console.log(explain(event));
  });
  stream.on('test:stderr', ({ message }) => process.stderr.write(message));
  stream.on('test:summary', ({ file, counts }: Summary) => {
    if (file !== undefined) return;
    const { passed, failed, cancelled, skipped } = counts;
    tally = addTallies(tally, { passed, failed: failed + cancelled, skipped });
  });
  for await (const _event of stream);
  return tally;
}
