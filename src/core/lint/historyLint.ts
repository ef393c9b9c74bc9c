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

/** Runs the rules that look at the catalogue at the end of the history; gives their findings by path. */
export function lintHistoryEnd(views: readonly FileView[], end: HistoryEnd): HistoryFacts {
  const found: Record<string, RawFinding[]> = {};
  const byPath = new Map(views.map((view) => [view.file.path, view]));
  for (const rule of end.ruleSet.history) runHistoryRule(rule, { views, byPath, end, found });
  return found;
}

interface HistoryRun {
  readonly views: readonly FileView[];
  readonly byPath: ReadonlyMap<string, FileView>;
  readonly end: HistoryEnd;
  readonly found: Record<string, RawFinding[]>;
}

function runHistoryRule(rule: HistoryRule, { views, byPath, end, found }: HistoryRun): void {
  const last = views.at(-1);
  if (last === undefined) return;
  const reported: { readonly path: string; readonly raw: RawFinding }[] = [];
  try {
    rule.check({
      catalog: end.catalog,
      config: end.config,
      dataApiGrants: end.dataApiGrants,
      options: last.effective(rule).options,
      get files() {
        return views.map(
          (view) => new FileRuleContext(view, { rule, effective: view.effective(rule), findings: [] }, []),
        );
      },
      followUpPath: followUpMark,
      file: (path) => byPath.get(path)?.file,
      report: (report) => {
        const view = byPath.get(report.path);
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
