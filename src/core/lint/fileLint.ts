import type { Statement } from '../sql/types.ts';
import {
  FileRuleContext,
  rawFinding,
  StatementRuleContext,
  type FileView,
  type RulePlace,
} from './contexts.ts';
import type { RawFinding } from './facts.ts';
import type { CatalogAround } from './fold.ts';
import type { RuleSet } from './ruleSet.ts';
import type { EffectiveRule } from './settings.ts';
import type { AppliedState } from '../project/types.ts';
import { syntaxFixes, syntaxMessage } from './syntaxWords.ts';
import type { FileContext, Fix, Report, RuleInfo } from './types.ts';

/** Runs the statement rules and those file rules that look at nothing but the file and its past. */
export function lintFile(view: FileView, ruleSet: RuleSet, around: CatalogAround): RawFinding[] {
  const findings = syntaxFindings(view, ruleSet);
  for (const rule of ruleSet.file) runFileRule(view, { rule, siblings: [] }, findings);
  for (const statement of view.parsed().statements) {
    lintStatement(view, statement, { ruleSet, around, findings });
    if (statement.kind !== 'DoStmt') continue;
    for (const inner of view.parsed().embedded(statement))
      lintStatement(view, inner, { ruleSet, around, findings });
  }
  return findings;
}

/** Runs the file rules that look at the names of the other files. Does not parse the file unless a rule asks. */
export function lintDirectory(
  view: FileView,
  ruleSet: RuleSet,
  siblings: FileContext['siblings'],
): RawFinding[] {
  const findings: RawFinding[] = [];
  for (const rule of ruleSet.directory) runFileRule(view, { rule, siblings }, findings);
  return findings;
}

/** The fixes that the file rule `id` makes only when somebody asks; `undefined` when it fails. */
export function laterFixes(
  view: FileView,
  {
    ruleSet,
    id,
    siblings,
  }: { readonly ruleSet: RuleSet; readonly id: string; readonly siblings: FileContext['siblings'] },
): readonly Fix[] | undefined {
  const rule = [...ruleSet.file, ...ruleSet.directory].find((candidate) => candidate.id === id);
  if (rule?.fixes === undefined) return [];
  const place = { rule, effective: view.effective(rule), findings: [] };
  try {
    return rule.fixes(new FileRuleContext(view, place, siblings));
  } catch {
    return undefined;
  }
}

interface StatementRun {
  readonly ruleSet: RuleSet;
  readonly around: CatalogAround;
  readonly findings: RawFinding[];
}

function lintStatement(view: FileView, statement: Statement, run: StatementRun): void {
  const rules = run.ruleSet.byKind.get(statement.kind);
  if (rules === undefined) return;
  const around = run.around(statement);
  for (const rule of rules) {
    const effective = view.effective(rule);
    if (!runsOn(rule, effective, view.state)) continue;
    const place: RulePlace = { rule, effective, findings: run.findings, statement };
    guarded(view, place, () => {
      rule.check(new StatementRuleContext(view, place, { statement, ...around }));
    });
  }
}

function runFileRule(
  view: FileView,
  run: { readonly rule: RuleSet['file'][number]; readonly siblings: FileContext['siblings'] },
  findings: RawFinding[],
): void {
  const effective = view.effective(run.rule);
  if (!runsOn(run.rule, effective, view.state)) return;
  const place: RulePlace = { rule: run.rule, effective, findings };
  guarded(view, place, () => {
    run.rule.check(new FileRuleContext(view, place, run.siblings));
  });
}

/** Whether a rule has anything to say about a file in this state. */
export function runsOn(rule: RuleInfo, effective: EffectiveRule, state: AppliedState): boolean {
  return effective.enabled && (rule.appliesTo === 'always' || state === 'pending');
}

function guarded(view: FileView, place: RulePlace, run: () => void): void {
  const count = place.findings.length;
  try {
    run();
  } catch (error) {
    place.findings.length = count;
    place.findings.push(crash(view, place, error));
  }
}

function crash(view: FileView, place: RulePlace, error: unknown): RawFinding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: 'rule-crashed',
    severity: view.state === 'applied' ? 'hint' : 'info',
    range: place.statement?.range ?? { start: 0, end: Math.min(1, view.file.text.length) },
    message: `The rule ${place.rule.id} failed here and was skipped: ${reason} This is a fault of the linter, not of the migration.`,
    related: [],
    fixes: [],
    place: place.statement?.range.start ?? 'file',
  };
}

function syntaxFindings(view: FileView, ruleSet: RuleSet): RawFinding[] {
  const findings: RawFinding[] = [];
  // The bodies of a file that has run were accepted when it ran.
  const inBodies = view.state === 'pending' ? view.bodyProblems() : [];
  for (const problem of [...view.parsed().problems, ...inBodies]) {
    const rule = ruleSet.byId.get(problem.inBody === true ? 'plpgsql-syntax-error' : 'syntax-error');
    if (rule === undefined) continue;
    const effective = view.effective(rule);
    if (!runsOn(rule, effective, view.state)) continue;
    const report: Report = {
      range: problem.range,
      message: syntaxMessage(problem),
      fixes: syntaxFixes(problem, view.file.path),
      anchor: problem.statementRange.start,
    };
    findings.push(rawFinding(view, { rule, effective }, report));
  }
  return findings;
}
