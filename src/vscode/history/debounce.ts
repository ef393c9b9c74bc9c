import type { Disposable } from '../disposables.ts';

/** A call that waits until nothing has asked for it for a while. */
export interface Debounced extends Disposable {
  /** Asks for the call; earlier requests that still wait are forgotten. */
  request(): void;
}

/** Calls `action` once `delayMs` have passed since the last request. */
export function debounce(action: () => void, delayMs: number): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    request: () => {
      clearTimeout(timer);
      timer = setTimeout(action, delayMs);
    },
    dispose: () => {
      clearTimeout(timer);
    },
  };
}
