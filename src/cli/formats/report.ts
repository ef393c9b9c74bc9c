import type { Finding } from '../../core/lint/types.ts';
import type { SourceText } from '../../core/text/sourceText.ts';

/** What a lint run found, ready to be written in any format. */
export interface LintReport {
  /** Number of files that were read and linted. */
  readonly files: number;
  /** Sorted by path, place and rule. */
  readonly findings: readonly Finding[];
  /** The text that offsets of `path` count in; `undefined` for a file that was not read. */
  readonly sourceOf: (path: string) => SourceText | undefined;
  /** The path as people see it: relative to the current folder, with `/`. */
  readonly display: (path: string) => string;
}

/** Writes a report as text; the same report always gives the same text. */
export type LintFormat = (report: LintReport) => string;
