/** Decides whether a server that died is started again. */
export interface RestartPolicy {
  /** Counts one death at `now` (milliseconds) and says whether to restart. */
  mayRestart(now: number): boolean;
  /** Forgets the deaths, after a person asked for a restart. */
  reset(): void;
}

/** At most `most` restarts in any span of `withinMs`; a server that keeps dying is left alone. */
export function createRestartPolicy(most: number, withinMs: number): RestartPolicy {
  let deaths: readonly number[] = [];
  return {
    mayRestart: (now) => {
      deaths = [...deaths.filter((time) => now - time < withinMs), now];
      return deaths.length <= most;
    },
    reset: () => {
      deaths = [];
    },
  };
}
