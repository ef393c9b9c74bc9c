import type { FactCache } from './facts.ts';
import type { FolderEntry } from './folder.ts';

/**
 * A key for each file of a folder that tells everything its facts depend on: the program, the options,
 * and path, state and text of this file and of every file before it.
 */
export class ChainKeys {
  readonly #store: Pick<FactCache, 'hash'>;
  readonly #keys: string[] = [];

  constructor(store: Pick<FactCache, 'hash'>) {
    this.#store = store;
  }

  /** Forgets the keys of the entries from `index` on. */
  changedFrom(index: number): void {
    this.#keys.length = Math.min(this.#keys.length, index);
  }

  /** The key of entry number `index` (-1: of no file at all). `options` gives the text that stands for program and options. */
  at(index: number, entries: readonly FolderEntry[], options: () => string): string {
    if (index < 0) return this.#store.hash([options()]);
    for (let next = this.#keys.length; next <= index; next++) {
      const previous = this.#keys[next - 1] ?? this.#store.hash([options()]);
      const entry = entries[next];
      this.#keys.push(
        this.#store.hash([previous, entry?.file.path ?? '', entry?.state ?? '', entry?.file.text ?? '']),
      );
    }
    return this.#keys[index] ?? '';
  }
}
