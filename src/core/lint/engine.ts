import type { MigrationFile } from '../project/types.ts';
import { docsUrl } from './docsUrl.ts';
import { ruleSetOf } from './ruleSet.ts';
import { LintSession, type SessionOptions } from './session.ts';
import type { Finding, Rule, RuleInfo, Severity } from './types.ts';

/** A whole history to lint. */
export interface LintInput extends SessionOptions {
  /** All files of one migrations folder, in any order. */
  readonly files: readonly MigrationFile[];
  /** Give findings for these paths only; the others are still part of the history. */
  readonly only?: ReadonlySet<string>;
}

export interface LintResult {
  /** How many files findings were asked for. */
  readonly files: number;
  /** In the CLI's order of files, then by place, then by rule. */
  readonly findings: readonly Finding[];
}

/**
 * Lints the files of one migrations folder as one history. The same input gives the same result.
 * Throws nothing for bad SQL, bad names or a rule that fails: those are findings.
 */
export function lintHistory(input: LintInput): LintResult {
  const { files, only, ...options } = input;
  const session = new LintSession(options, files);
  if (only === undefined) return { files: files.length, findings: session.allFindings() };
  const paths = session.paths().filter((path) => only.has(path));
  return { files: paths.length, findings: paths.flatMap((path) => session.findings(path)) };
}

/** One rule as `rules --format json` prints it. */
export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly profile: RuleInfo['profile'];
  readonly needs: RuleInfo['needs'];
  readonly url: string;
}

/** All rules and the engine's own findings, sorted by id. */
export function summariesOf(rules: readonly Rule[]): readonly RuleSummary[] {
  return ruleSetOf(rules)
    .infos.map(({ id, title, severity, profile, needs }) => ({
      id,
      title,
      severity,
      profile,
      needs,
      url: docsUrl(id),
    }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}
