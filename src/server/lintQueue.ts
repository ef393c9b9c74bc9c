/**
 * Linting that takes longer than this, which is less than the time between two keys of a fast typist,
 * waits as long as it takes, so that only the newest text is linted.
 */
const cheapMs = 50;
const longestWaitMs = 300;

/**
 * Decides when changed documents are linted: at once while linting is cheap, otherwise after a pause
 * as long as the last lint took. Each key is linted once, however often it was asked for.
 */
export class LintQueue {
  readonly #lint: (key: string) => Promise<void>;
  readonly #waiting = new Set<string>();
  #scheduled: { readonly cancel: () => void } | undefined;
  #lastMs = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(lint: (key: string) => Promise<void>) {
    this.#lint = lint;
  }

  /** Asks for `key` to be linted; a pause that is running starts again. */
  add(key: string): void {
    this.#waiting.delete(key);
    this.#waiting.add(key);
    this.#scheduled?.cancel();
    this.#scheduled = this.#schedule();
  }

  /** Takes `key` back. */
  remove(key: string): void {
    this.#waiting.delete(key);
  }

  /** Lints what waits without a further pause; resolves when it is done. */
  async flush(): Promise<void> {
    this.#scheduled?.cancel();
    this.#scheduled = undefined;
    this.#running = this.#running.then(() => this.#drain());
    await this.#running;
  }

  /** Forgets everything that waits. */
  dispose(): void {
    this.#scheduled?.cancel();
    this.#waiting.clear();
  }

  #schedule(): { readonly cancel: () => void } {
    const run = () => void this.flush();
    if (this.#lastMs < cheapMs) {
      // One turn later, so that a further change that has arrived already is taken first.
      let immediate = setImmediate(() => {
        immediate = setImmediate(run);
      });
      return { cancel: () => clearImmediate(immediate) };
    }
    const timer = setTimeout(run, Math.min(this.#lastMs, longestWaitMs));
    return { cancel: () => clearTimeout(timer) };
  }

  async #drain(): Promise<void> {
    for (const key of [...this.#waiting]) {
      if (!this.#waiting.delete(key)) continue;
      const started = performance.now();
      await this.#lint(key);
      this.#lastMs = performance.now() - started;
    }
  }
}
