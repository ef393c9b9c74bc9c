import type { TextRange } from '../text/range.ts';
import { closest } from './closest.ts';
import { docsUrl } from './docsUrl.ts';
import type { FileFacts, RawFinding } from './facts.ts';
import { resolveFollowUps } from './followUp.ts';
import { ignoreFix } from './ignoreFix.ts';
import type { RuleSet } from './ruleSet.ts';
import { severityOf } from './severity.ts';
import type { EffectiveRule } from './settings.ts';
import { runsOn } from './fileLint.ts';
import type { SuppressedRule, Suppression } from './suppressions.ts';
import type { AppliedState, MigrationFile } from '../project/types.ts';
import type { Finding, Fix, RuleInfo } from './types.ts';

/** What turning raw findings of a file into findings needs. */
export interface FinishInput {
  readonly file: MigrationFile;
  readonly state: AppliedState;
  readonly facts: Pick<FileFacts, 'suppressions' | 'broken'>;
  /** All raw findings of the file: its own, those of the folder, those of the history. */
  readonly raw: readonly RawFinding[];
  readonly ruleSet: RuleSet;
  readonly effective: (rule: RuleInfo) => EffectiveRule;
  readonly followUp: (name: string, step: number) => string;
  /** The fixes of a finding whose rule makes them only now. */
  readonly laterFixes: (finding: RawFinding) => readonly Fix[];
}

/**
 * Applies the ignore comments, reports those that name no rule or silence nothing, fills in links,
 * paths and the ignore fix, and sorts by place and rule.
 */
export function finish(input: FinishInput): readonly Finding[] {
  const used = new Set<Suppression | SuppressedRule>();
  const kept = input.raw.filter((finding) => !isSuppressed(finding, input.facts.suppressions, used));
  const comments = commentFindings(input, used).filter(
    (finding) => !isSuppressed(finding, input.facts.suppressions, used),
  );
  return [...kept, ...comments].map((raw) => finding(raw, input)).sort(byPlace);
}

function byPlace(left: Finding, right: Finding): number {
  return (
    left.range.start - right.range.start ||
    left.range.end - right.range.end ||
    compare(left.rule, right.rule) ||
    compare(left.message, right.message)
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function finding(raw: RawFinding, input: FinishInput): Finding {
  let fixes: readonly Fix[] | undefined;
  const { path } = input.file;
  return {
    rule: raw.rule,
    severity: raw.severity,
    path,
    range: raw.range,
    message: raw.message,
    url: docsUrl(raw.rule),
    related: raw.related,
    // Most findings are shown without anybody asking for their fixes.
    get fixes() {
      return (fixes ??= fixesOf(raw, input));
    },
  };
}

function fixesOf(raw: RawFinding, input: FinishInput): readonly Fix[] {
  const own = raw.fixesLater === true ? input.laterFixes(raw) : raw.fixes;
  const fixes = own.map((fix) => resolveFollowUps(fix, input.followUp));
  const { path, text } = input.file;
  if (!commentRules.has(raw.rule)) fixes.push(ignoreFix({ rule: raw.rule, path, text, place: raw.place }));
  return fixes;
}

const commentRules = new Set(['unknown-suppression', 'unused-suppression']);

function isSuppressed(
  raw: RawFinding,
  suppressions: readonly Suppression[],
  used: Set<Suppression | SuppressedRule>,
): boolean {
  let suppressed = false;
  for (const suppression of suppressions) {
    if (!covers(suppression.target, raw)) continue;
    if (suppression.rules === 'all') {
      used.add(suppression);
      suppressed = true;
      continue;
    }
    for (const rule of suppression.rules) {
      if (!rule.ids.includes(raw.rule)) continue;
      used.add(rule);
      suppressed = true;
    }
  }
  return suppressed;
}

function covers(target: TextRange, raw: RawFinding): boolean {
  return target.start <= raw.range.start && raw.range.start <= target.end;
}

function commentFindings(input: FinishInput, used: ReadonlySet<Suppression | SuppressedRule>): RawFinding[] {
  const found: RawFinding[] = [];
  const report = (id: string, range: TextRange, words: { message: string; fixes: readonly Fix[] }): void => {
    const rule = input.ruleSet.byId.get(id);
    if (rule === undefined) return;
    const effective = input.effective(rule);
    if (!runsOn(rule, effective, input.state)) return;
    const severity = severityOf(rule, {}, { configured: effective.severity, state: input.state });
    found.push({ rule: id, severity, range, ...words, related: [], place: range.start });
  };
  for (const suppression of input.facts.suppressions) {
    if (suppression.dialect !== 'ours' || suppression.rules === 'all') continue;
    const { rules, comment } = suppression;
    if (rules.length === 0) {
      const message = 'This comment names no rule, so it silences nothing. Write the rule’s name after it.';
      report('unknown-suppression', comment, { message, fixes: [removal(input.file, suppression)] });
    }
    for (const rule of rules) {
      if (rule.ids.length === 0)
        report('unknown-suppression', rule.range, unknownWords(input, suppression, rule));
      else if (!used.has(rule) && isJudgeable(input, rule)) {
        const message = `${rule.name} finds nothing here, so this comment silences nothing now, but it would silence the next real finding. Remove it.`;
        report('unused-suppression', rule.range, {
          message,
          fixes: [removal(input.file, suppression, rule)],
        });
      }
    }
  }
  return found;
}

/** Whether the rule could have found something: it is on, it looks at this file, and all of the file was read. */
function isJudgeable(input: FinishInput, rule: SuppressedRule): boolean {
  if (input.facts.broken) return false;
  return rule.ids.every((id) => {
    const info = input.ruleSet.byId.get(id);
    return info !== undefined && !commentRules.has(id) && runsOn(info, input.effective(info), input.state);
  });
}

function unknownWords(
  input: FinishInput,
  suppression: Suppression,
  rule: SuppressedRule,
): { message: string; fixes: readonly Fix[] } {
  const { names } = input.ruleSet;
  const near = names.foreign(rule.name) ?? closest(rule.name, names.ids);
  const message = `There is no rule "${rule.name}", so this comment silences nothing.`;
  const remove = removal(input.file, suppression, rule);
  if (near === undefined) return { message, fixes: [remove] };
  const edits = [{ path: input.file.path, ...rule.range, newText: near }];
  const replace: Fix = { title: `Write ${near}`, kind: 'edit', edits };
  return { message: `${message} Did you mean ${near}?`, fixes: [replace, remove] };
}

/** The fix that takes `rule` out of a comment, or the comment away when it is the only one. */
function removal(file: MigrationFile, suppression: Suppression, rule?: SuppressedRule): Fix {
  const { path, text } = file;
  const rules = suppression.rules === 'all' ? [] : suppression.rules;
  const index = rule === undefined ? -1 : rules.indexOf(rule);
  const neighbour = rules[index + 1] ?? rules[index - 1];
  if (rule !== undefined && index !== -1 && neighbour !== undefined) {
    const range =
      index + 1 < rules.length
        ? { start: rule.range.start, end: neighbour.range.start }
        : { start: neighbour.range.end, end: rule.range.end };
    return { title: `Remove ${rule.name}`, kind: 'edit', edits: [{ path, ...range, newText: '' }] };
  }
  return {
    title: 'Remove the comment',
    kind: 'edit',
    edits: [{ path, ...wholeLine(text, suppression.comment), newText: '' }],
  };
}

/** The line of a comment that stands alone on it, with its line break; else the comment and the blanks before it. */
function wholeLine(text: string, comment: TextRange): TextRange {
  let start = comment.start;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  const rest = /^[ \t]*(?:\r\n|\r|\n|$)/u.exec(text.slice(comment.end));
  const alone = start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r';
  return alone && rest !== null ? { start, end: comment.end + rest[0].length } : { start, end: comment.end };
}
