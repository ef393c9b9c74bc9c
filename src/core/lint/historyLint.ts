import type { HistoryFacts, RawFinding } from './facts.ts';
import { FileRuleContext, rawFinding, type FileView } from './contexts.ts';
import { followUpMark } from './followUp.ts';
import { runsOn } from './fileLint.ts';
import type { RuleSet } from './ruleSet.ts';
import type { HistoryContext, HistoryRule } from './types.ts';

/** What the history rules see beside the files. */
export type HistoryEnd = Pick<HistoryContext, 'catalog' | 'config' | 'dataApiGrants'> & {
  readonly ruleSet: RuleSet;
};

/** The files of a history; of a long one only a few are ever looked at, so views are made when asked for. */
export interface HistoryViews {
  readonly last: FileView | undefined;
  of(path: string): FileView | undefined;
  all(): readonly FileView[];
}

/** Runs the rules that look at the catalogue at the end of the history; gives their findings by path. */
export function lintHistoryEnd(views: HistoryViews, end: HistoryEnd): HistoryFacts {
  const found: Record<string, RawFinding[]> = {};
  for (const rule of end.ruleSet.history) runHistoryRule(rule, { views, end, found });
  return found;
}

interface HistoryRun {
  readonly views: HistoryViews;
  readonly end: HistoryEnd;
  readonly found: Record<string, RawFinding[]>;
}

function runHistoryRule(rule: HistoryRule, { views, end, found }: HistoryRun): void {
  const { last } = views;
  if (last === undefined) return;
  const reported: { readonly path: string; readonly raw: RawFinding }[] = [];
  try {
    rule.check({
      catalog: end.catalog,
      config: end.config,
      dataApiGrants: end.dataApiGrants,
      options: last.effective(rule).options,
      get files() {
        return views
          .all()
          .map(
            (view) => new FileRuleContext(view, { rule, effective: view.effective(rule), findings: [] }, []),
          );
      },
      followUpPath: followUpMark,
      file: (path) => views.of(path)?.file,
      report: (report) => {
        const view = views.of(report.path);
        if (view === undefined) return;
        const effective = view.effective(rule);
        if (!runsOn(rule, effective, view.state)) return;
        reported.push({
          path: report.path,
          raw: rawFinding(view, { rule, effective }, { anchor: 'file', ...report }),
        });
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The rule ${rule.id} failed on this history and was skipped: ${reason} This is a fault of the linter, not of the migrations.`;
    reported.length = 0;
    reported.push({
      path: last.file.path,
      raw: {
        rule: 'rule-crashed',
        severity: 'info',
        range: { start: 0, end: Math.min(1, last.file.text.length) },
        message,
        related: [],
        fixes: [],
        place: 'file',
      },
    });
  }
  for (const { path, raw } of reported) (found[path] ??= []).push(raw);
}
