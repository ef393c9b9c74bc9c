import { explainProblem } from '../sql/syntaxHelp.ts';
import type { ParsedSql } from '../sql/types.ts';
import { syntaxFixes, syntaxMessage } from './syntaxWords.ts';
import type { Finding } from './types.ts';

/** What explaining takes; see `explainProblem`. */
export type SyntaxHelp = Parameters<typeof explainProblem>[2];

/** Whether a finding is one that help may be known for. */
export function isExplainable(finding: Finding): boolean {
  return finding.rule === 'syntax-error';
}

/**
 * Adds to the syntax error `finding`, made from `parsed`, what could have stood there and the fix that
 * writes it. The same finding when nothing is known. Never throws.
 */
export async function explainFinding(
  finding: Finding,
  parsed: ParsedSql,
  help: SyntaxHelp,
): Promise<Finding> {
  const problem = parsed.problems.find(
    ({ range, inBody }) =>
      inBody !== true && range.start === finding.range.start && range.end === finding.range.end,
  );
  if (!isExplainable(finding) || problem === undefined) return finding;
  const explained = await explainProblem(parsed, problem, help);
  if (explained === problem) return finding;
  const others = finding.fixes.slice(syntaxFixes(problem, finding.path).length);
  const fixes = [...syntaxFixes(explained, finding.path), ...others];
  return { ...finding, message: syntaxMessage(explained), fixes };
}
