/** The longest stretch of work, in milliseconds, during which the server answers nobody. */
const stretchMs = 8;

/** Splits long work into stretches: `breathe` lets waiting messages through when a stretch is over. */
export class Pacer {
  #started = performance.now();

  async breathe(): Promise<void> {
    if (performance.now() - this.#started < stretchMs) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#started = performance.now();
  }
}
