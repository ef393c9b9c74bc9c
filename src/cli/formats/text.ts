import type { Finding, Severity } from '../../core/lint/types.ts';
import type { SourceText } from '../../core/text/sourceText.ts';
import type { LintFormat, LintReport } from './report.ts';

const names: readonly (readonly [Severity, string, string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['info', 'info', 'infos'],
  ['hint', 'hint', 'hints'],
];

/** Longer lines are cut around the place, so that a caret is always seen. */
const longestExcerpt = 120;

/** For people: `path:line:column severity rule message`, the line with a caret, and a summary. */
export const textFormat: LintFormat = (report) =>
  report.findings.map((finding) => findingText(report, finding)).join('') + summary(report);

function findingText(report: LintReport, finding: Finding): string {
  const source = report.sourceOf(finding.path);
  const { line, character } = source?.positionAt(finding.range.start) ?? { line: 0, character: 0 };
  const place = `${report.display(finding.path)}:${line + 1}:${character + 1}`;
  const head = `${place} ${finding.severity} ${finding.rule} ${finding.message}\n`;
  const related = finding.related.map((item) => {
    const position = report.sourceOf(item.path)?.positionAt(item.range.start) ?? { line: 0, character: 0 };
    return `  ${report.display(item.path)}:${position.line + 1}:${position.character + 1} ${item.message}\n`;
  });
  return `${head}${source === undefined ? '' : excerpt(source, finding)}${related.join('')}\n`;
}

function excerpt(source: SourceText, { range }: Finding): string {
  const { line, character } = source.positionAt(range.start);
  const lineRange = source.lineRange(line);
  const text = source.slice(lineRange);
  if (text.trim() === '') return '';
  const from = character > longestExcerpt - 20 ? character - 20 : 0;
  const shown = text.slice(from, from + longestExcerpt);
  const width = Math.max(
    1,
    Math.min(range.end, lineRange.end, lineRange.start + from + longestExcerpt) - range.start,
  );
  const gutter = String(line + 1);
  // Tabs stay tabs before the caret, so that it stands under its place whatever a tab's width is.
  const indent = shown.slice(0, character - from).replaceAll(/[^\t]/g, ' ');
  return `  ${gutter} | ${shown}\n  ${' '.repeat(gutter.length)} | ${indent}${'^'.repeat(width)}\n`;
}

function summary({ files, findings }: LintReport): string {
  const inFiles = `${files} ${files === 1 ? 'file' : 'files'}`;
  if (findings.length === 0) return `No problems in ${inFiles}.\n`;
  const counts = names
    .map(([severity, one, many]) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
    })
    .filter((part) => part !== '');
  return `${counts.join(', ')} in ${inFiles}.\n`;
}
