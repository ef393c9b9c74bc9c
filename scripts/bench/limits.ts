import type { KeystrokeTimes } from './keystrokeTimes.ts';
import type { LintTimes } from './lintTimes.ts';

/** One promise about speed or size, and whether it holds. */
export interface Verdict {
  readonly what: string;
  readonly measured: string;
  readonly limit: string;
  readonly holds: boolean;
}

/** At most so many times squawk's time, both as whole processes over the same history. */
const coldRatio = 2.5;
const warmRatio = 1;
const keystrokeMs = 16;
const activationMs = 50;
const packageBytes = 4_000_000;

/** A first and a repeated lint against squawk's native program. */
export function lintVerdicts(times: LintTimes): readonly Verdict[] {
  return [
    ratioVerdict(`lint cold, ${times.history}`, times.cold / times.squawk, coldRatio),
    ratioVerdict(`lint again, ${times.history}`, times.warm / times.squawk, warmRatio),
  ];
}

/** One typed character, at the median. */
export function keystrokeVerdict(times: KeystrokeTimes): Verdict {
  const what = `keystroke, ${Math.round(times.fileBytes / 1000)} kB after ${times.historyFiles} files`;
  return millisecondsVerdict(what, times.median, keystrokeMs);
}

/** `activate()` of the extension, as the editor reports it. */
export function activationVerdict(milliseconds: number): Verdict {
  return millisecondsVerdict('activate()', milliseconds, activationMs);
}

/** The packaged extension without the embedded Postgres. */
export function packageVerdict(bytes: number): Verdict {
  const inMegabytes = (value: number) => `${(value / 1e6).toFixed(2)} MB`;
  return {
    what: 'package',
    measured: inMegabytes(bytes),
    limit: inMegabytes(packageBytes),
    holds: bytes < packageBytes,
  };
}

function ratioVerdict(what: string, ratio: number, limit: number): Verdict {
  return {
    what,
    measured: `${ratio.toFixed(2)} × squawk`,
    limit: `${limit} × squawk`,
    holds: ratio <= limit,
  };
}

function millisecondsVerdict(what: string, milliseconds: number, limit: number): Verdict {
  return {
    what,
    measured: `${milliseconds.toFixed(1)} ms`,
    limit: `${limit} ms`,
    holds: milliseconds < limit,
  };
}
