import type { Severity } from '../../core/lint/types.ts';
import type { LintFormat } from './report.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * GitHub Actions' workflow commands: one annotation a finding, lines and columns from 1.
 * Escapes as the Actions toolkit does: `%`, CR, LF in the message, also `:` and `,` in properties.
 */
export const githubFormat: LintFormat = (report) =>
  report.findings
    .map((finding) => {
      const source = report.sourceOf(finding.path);
      const start = source?.positionAt(finding.range.start) ?? { line: 0, character: 0 };
      const end = source?.positionAt(finding.range.end) ?? start;
      const properties = {
        file: report.display(finding.path),
        line: start.line + 1,
        endLine: end.line + 1,
        // GitHub takes columns only for an annotation on one line.
        ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
        title: finding.rule,
      };
      const listed = Object.entries(properties).map(
        ([name, value]) => `${name}=${escapeProperty(String(value))}`,
      );
      return `::${levels[finding.severity]} ${listed.join(',')}::${escapeMessage(`${finding.message} ${finding.url}`)}\n`;
    })
    .join('');

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
