import type { KeystrokeTimes } from './keystrokeTimes.ts';
import type { Verdict } from './limits.ts';
import type { LintTimes } from './lintTimes.ts';
import { table } from './table.ts';

/** Everything that was measured; this is also the JSON output. */
export interface BenchResult {
  readonly lint: readonly LintTimes[];
  readonly keystrokes: readonly KeystrokeTimes[];
  /** `undefined` when no run of the editor's suite has left a measurement. */
  readonly activationMs: number | undefined;
  readonly packageBytes: number;
  readonly verdicts: readonly Verdict[];
}

/** The result as tables for a terminal. */
export function benchReport({ lint, keystrokes, activationMs, verdicts }: BenchResult): string {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const times = (value: number) => value.toFixed(2);
  const lintRows = lint.map((row) => [
    row.history,
    String(row.files),
    (row.bytes / 1e6).toFixed(2),
    ms(row.cold),
    ms(row.warm),
    ms(row.squawk),
    ms(row.squawkByNpm),
    times(row.cold / row.squawk),
    times(row.warm / row.squawk),
    times(row.cold / row.squawkByNpm),
    times(row.warm / row.squawkByNpm),
  ]);
  const lintHead = [
    'history',
    'files',
    'MB',
    'cold',
    'again',
    'squawk',
    'squawk (npm)',
    'cold/squawk',
    'again/squawk',
    'cold/npm',
    'again/npm',
  ];
  const keystrokeRows = keystrokes.map((row) => [
    row.server,
    String(row.historyFiles),
    (row.fileBytes / 1000).toFixed(0),
    `${row.median.toFixed(1)} ms`,
    `${row.slowest.toFixed(1)} ms`,
  ]);
  const verdictRows = verdicts.map(({ what, measured, limit, holds }) => [
    holds ? '✔' : '✖',
    what,
    measured,
    `at most ${limit}`,
  ]);
  return [
    'Lint, whole processes, medians',
    table([lintHead, ...lintRows]),
    '',
    'One typed character to new diagnostics',
    table([['server', 'files before', 'kB', 'median', 'slowest'], ...keystrokeRows]),
    '',
    'Limits',
    table([['', 'what', 'measured', 'limit'], ...verdictRows]),
    ...(activationMs === undefined
      ? ['', 'activate() was not measured: no run of the editor suite has left its time.']
      : []),
  ].join('\n');
}
