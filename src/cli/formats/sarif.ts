import type { Finding, Fix, Rule, Severity } from '../../core/lint/types.ts';
import { docsUrl } from '../../core/lint/docsUrl.ts';
import type { TextRange } from '../../core/text/range.ts';
import type { LintFormat, LintReport } from './report.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, as GitHub code scanning takes it; describes the rules that were met. */
export function sarifFormat(rules: readonly Rule[], version: string): LintFormat {
  return (report) => {
    const met = [...new Set(report.findings.map(({ rule }) => rule))].sort();
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: driverOf(met, rules, version) },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder in which lint was run.' } } },
          results: report.findings.map((finding) => resultOf(report, finding, met.indexOf(finding.rule))),
        },
      ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
  };
}

function driverOf(met: readonly string[], rules: readonly Rule[], version: string) {
  return {
    name: 'supabase-migrations',
    informationUri: docsUrl('README').replace(/\/docs\/rules\/.*$/, ''),
    version,
    rules: met.map((id) => {
      const rule = rules.find((candidate) => candidate.id === id);
      return {
        id,
        helpUri: docsUrl(id),
        ...(rule === undefined
          ? {}
          : {
              shortDescription: { text: rule.title },
              fullDescription: { text: rule.docs.what },
              help: { text: `${rule.docs.why}\n\n${rule.docs.instead}` },
              defaultConfiguration: { level: levels[rule.severity] },
            }),
      };
    }),
  };
}

function resultOf(report: LintReport, finding: Finding, ruleIndex: number) {
  const fixes = finding.fixes.filter(({ kind }) => kind === 'edit').map((fix) => fixOf(report, fix));
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: locationOf(report, finding.path, finding.range) }],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((related, index) => ({
            id: index + 1,
            message: { text: related.message },
            physicalLocation: locationOf(report, related.path, related.range),
          })),
        }),
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

function fixOf(report: LintReport, { title, edits }: Fix) {
  const paths = [...new Set(edits.map(({ path }) => path))];
  return {
    description: { text: title },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifactOf(report, path),
      replacements: edits
        .filter((edit) => edit.path === path)
        .map((edit) => ({
          deletedRegion: regionOf(report, path, edit),
          insertedContent: { text: edit.newText },
        })),
    })),
  };
}

function locationOf(report: LintReport, path: string, range: TextRange) {
  return { artifactLocation: artifactOf(report, path), region: regionOf(report, path, range) };
}

function artifactOf(report: LintReport, path: string) {
  const uri = report.display(path).split('/').map(encodeURIComponent).join('/');
  // A file outside the current folder cannot be named relative to it in a URI.
  return uri.startsWith('../') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

function regionOf(report: LintReport, path: string, range: TextRange) {
  const source = report.sourceOf(path);
  const start = source?.positionAt(range.start) ?? { line: 0, character: 0 };
  const end = source?.positionAt(range.end) ?? start;
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
