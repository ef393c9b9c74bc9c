import type { FileEdit, Finding } from '../../core/lint/types.ts';
import type { TextRange } from '../../core/text/range.ts';
import type { LintFormat, LintReport } from './report.ts';

/** The shape of design.md's "Headless interface", version 1. */
export const jsonFormat: LintFormat = (report) =>
  `${JSON.stringify({
    version: 1,
    files: report.files,
    findings: report.findings.map((finding) => findingOf(report, finding)),
  })}\n`;

function findingOf(report: LintReport, finding: Finding) {
  return {
    rule: finding.rule,
    severity: finding.severity,
    path: report.display(finding.path),
    range: rangeOf(report, finding.path, finding.range),
    message: finding.message,
    url: finding.url,
    related: finding.related.map((related) => ({
      path: report.display(related.path),
      range: rangeOf(report, related.path, related.range),
      message: related.message,
    })),
    fixes: finding.fixes.map(({ title, kind, edits }) => ({
      title,
      kind,
      edits: edits.map((edit) => editOf(report, edit)),
    })),
  };
}

function rangeOf(report: LintReport, path: string, range: TextRange) {
  return { start: placeOf(report, path, range.start), end: placeOf(report, path, range.end) };
}

function placeOf(report: LintReport, path: string, offset: number) {
  const position = report.sourceOf(path)?.positionAt(offset) ?? { line: 0, character: 0 };
  return { line: position.line, character: position.character, offset };
}

function editOf(report: LintReport, { path, start, end, newText }: FileEdit) {
  return { path: report.display(path), start, end, newText };
}
