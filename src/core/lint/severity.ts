import type { EffectiveRule } from './settings.ts';
import type { AppliedState } from '../project/types.ts';
import type { Report, RuleInfo, Severity } from './types.ts';

const strength: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** Whether `left` is milder than `right`. */
export function isMilder(left: Severity, right: Severity): boolean {
  return strength[left] < strength[right];
}

/**
 * The severity of a finding. A configured severity takes the place of the rule's own; a case that the
 * rule itself holds to be milder stays at least that mild. In a file that is already applied nothing
 * is more than a hint.
 */
export function severityOf(
  rule: Pick<RuleInfo, 'severity'>,
  report: Pick<Report, 'severity'>,
  situation: { readonly configured: EffectiveRule['severity']; readonly state: AppliedState },
): Severity {
  if (situation.state === 'applied') return 'hint';
  const own = report.severity ?? rule.severity;
  if (situation.configured === undefined) return own;
  return isMilder(own, rule.severity) && isMilder(own, situation.configured) ? own : situation.configured;
}
