/**
 * Runs `work` so that at most one run is under way and at most one more waits: calls that come
 * while one runs share the next run, which starts after the first and so sees what they saw.
 */
export class SingleFlight {
  readonly #work: (signal: AbortSignal) => Promise<void>;
  readonly #abort = new AbortController();
  #running: Promise<void> | undefined;
  #queued: Promise<void> | undefined;

  constructor(work: (signal: AbortSignal) => Promise<void>) {
    this.#work = work;
  }

  /** Resolves when a run that started after this call has ended; rejects as `work` does. */
  request(): Promise<void> {
    if (this.#running === undefined) return this.#start();
    this.#queued ??= this.#running.then(
      () => this.#startQueued(),
      () => this.#startQueued(),
    );
    return this.#queued;
  }

  /** Ends the run under way by its signal; later requests do nothing. */
  dispose(): void {
    this.#abort.abort();
  }

  #startQueued(): Promise<void> {
    this.#queued = undefined;
    return this.#running ?? this.#start();
  }

  #start(): Promise<void> {
    if (this.#abort.signal.aborted) return Promise.resolve();
    const run = this.#work(this.#abort.signal).finally(() => {
      this.#running = undefined;
    });
    this.#running = run;
    return run;
  }
}
