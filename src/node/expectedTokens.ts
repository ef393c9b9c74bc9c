import { Worker } from 'node:worker_threads';
import type { ExpectedTokens } from '../core/ports/expectedTokens.ts';
import type { ExpectedTokensRequest, ExpectedTokensResponse } from './expectedTokensWorker.ts';

interface Options {
  /** The built worker: `dist/expectedTokensWorker.js`. */
  readonly worker: string | URL;
  /** A question that takes longer is given up and its worker ended. */
  readonly timeoutMs?: number;
  /** A worker that takes longer to load its grammar is ended. */
  readonly startTimeoutMs?: number;
  /** Longer statements (UTF-16 units) are not asked about. */
  readonly longest?: number;
}

interface Question {
  readonly request: ExpectedTokensRequest;
  readonly signal: AbortSignal;
  readonly answer: (expected: readonly string[]) => void;
}

/**
 * Asks pgsql-ast-parser in a worker thread, one question at a time. Its tables can take for ever on odd
 * input, so a worker that does not answer in time, or whose question is called off, is ended; the next
 * question starts a new one. Nothing is started before the first question.
 */
export class WorkerExpectedTokens implements ExpectedTokens {
  readonly #options: Required<Options>;
  readonly #waiting: Question[] = [];
  #worker: Worker | undefined;
  #asked: Question | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastId = 0;
  #disposed = false;

  constructor(options: Options) {
    this.#options = { timeoutMs: 500, startTimeoutMs: 10_000, longest: 8_000, ...options };
  }

  expectedAt(statement: string, signal: AbortSignal): Promise<readonly string[]> {
    const refused = this.#disposed || signal.aborted || statement.length > this.#options.longest;
    if (refused) return Promise.resolve([]);
    return new Promise((resolve) => {
      const onAbort = (): void => {
        this.#callOff(question);
      };
      const question: Question = {
        request: { id: ++this.#lastId, statement },
        signal,
        answer: (expected) => {
          signal.removeEventListener('abort', onAbort);
          resolve(expected);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(question);
      this.#askNext();
    });
  }

  /** Ends the worker; questions that are open, and all later ones, are answered with nothing. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    const open = this.#asked === undefined ? this.#waiting : [this.#asked, ...this.#waiting];
    this.#waiting.length = 0;
    const worker = this.#worker;
    this.#forgetWorker();
    for (const question of open) question.answer([]);
    await worker?.terminate();
  }

  #askNext(): void {
    if (this.#asked !== undefined) return;
    const question = this.#waiting.shift();
    if (question === undefined) return;
    this.#asked = question;
    if (this.#worker === undefined) {
      this.#worker = this.#start();
      this.#limit(this.#options.startTimeoutMs);
    } else this.#limit(this.#options.timeoutMs);
    this.#worker.postMessage(question.request);
  }

  #limit(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#giveUp();
    }, milliseconds);
  }

  #start(): Worker {
    const worker = new Worker(this.#options.worker);
    worker.unref();
    worker.on('message', (response: ExpectedTokensResponse) => {
      if (worker !== this.#worker) return;
      if (response.kind === 'ready') this.#limit(this.#options.timeoutMs);
      else if (response.id === this.#asked?.request.id) this.#finish(response.expected);
    });
    const onEnd = (): void => {
      if (worker === this.#worker) this.#giveUp();
    };
    worker.on('error', onEnd);
    worker.on('exit', onEnd);
    return worker;
  }

  #finish(expected: readonly string[]): void {
    clearTimeout(this.#timer);
    const question = this.#asked;
    this.#asked = undefined;
    question?.answer(expected);
    this.#askNext();
  }

  #giveUp(): void {
    const worker = this.#worker;
    const question = this.#asked;
    this.#forgetWorker();
    void worker?.terminate();
    question?.answer([]);
    this.#askNext();
  }

  #callOff(question: Question): void {
    if (question === this.#asked) {
      this.#giveUp();
      return;
    }
    const index = this.#waiting.indexOf(question);
    if (index >= 0) this.#waiting.splice(index, 1);
    question.answer([]);
  }

  #forgetWorker(): void {
    clearTimeout(this.#timer);
    this.#worker = undefined;
    this.#asked = undefined;
  }
}
