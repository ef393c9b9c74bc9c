import type { ExpectedTokens } from '../core/ports/expectedTokens.ts';
import { WorkerExpectedTokens } from './expectedTokens.ts';

/** An `ExpectedTokens` that has something to end. */
export interface DisposableExpectedTokens extends ExpectedTokens {
  dispose(): Promise<void>;
}

/** The worker lies beside this program: built as `.js`, run from source as `.ts`. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './expectedTokensWorker.ts' : './expectedTokensWorker.js',
  import.meta.url,
);

const mostRemembered = 200;

/** Asks the worker, and remembers what it said about each statement; nothing is started before the first question. */
export function createExpectedTokens(): DisposableExpectedTokens {
  const worker = new WorkerExpectedTokens({ worker: workerFile });
  const remembered = new Map<string, readonly string[]>();
  return {
    expectedAt: async (statement, signal) => {
      const known = remembered.get(statement);
      if (known !== undefined) return known;
      const expected = await worker.expectedAt(statement, signal);
      if (!signal.aborted) remembered.set(statement, expected);
      const [oldest] = remembered.keys();
      if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
      return expected;
    },
    dispose: () => worker.dispose(),
  };
}
