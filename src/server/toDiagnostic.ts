import {
  DiagnosticSeverity,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type Range,
} from 'vscode-languageserver/node';
import type { Finding, Severity } from '../core/lint/types.ts';
import type { TextRange } from '../core/text/range.ts';
import type { SourceText } from '../core/text/sourceText.ts';

/** The `source` of every diagnostic of this server. */
export const diagnosticSource = 'supabase-migrations';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What is needed to turn places in files into the protocol's places. */
export interface PlaceReader {
  readonly sourceOf: (path: string) => SourceText | undefined;
  readonly uriOf: (path: string) => string;
}

/** A finding as the protocol has it. */
export function toDiagnostic(finding: Finding, places: PlaceReader): Diagnostic {
  const related = finding.related.map((item): DiagnosticRelatedInformation => ({
    location: { uri: places.uriOf(item.path), range: toRange(places.sourceOf(item.path), item.range) },
    message: item.message,
  }));
  return {
    range: toRange(places.sourceOf(finding.path), finding.range),
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: finding.url },
    source: diagnosticSource,
    message: finding.message,
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

/** A span as line and character; the start of the file where the text is not known. */
export function toRange(source: SourceText | undefined, range: TextRange): Range {
  const start = source?.positionAt(range.start) ?? { line: 0, character: 0 };
  return { start, end: source?.positionAt(range.end) ?? start };
}
