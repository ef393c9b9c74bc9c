import type { NodeKind } from '../sql/ast.ts';
import { engineRules } from './engineRules.ts';
import { ruleNames, type RuleNames } from './ruleNames.ts';
import type { FileRule, HistoryRule, Rule, RuleInfo, StatementRule } from './types.ts';

/** All rules, sorted once by when and on what they run. */
export interface RuleSet {
  readonly infos: readonly RuleInfo[];
  readonly byId: ReadonlyMap<string, RuleInfo>;
  readonly names: RuleNames;
  readonly byKind: ReadonlyMap<NodeKind, readonly StatementRule[]>;
  /** File rules that look at nothing but the file and the history before it. */
  readonly file: readonly FileRule[];
  /** File rules that look at the names of the other files. */
  readonly directory: readonly FileRule[];
  readonly history: readonly HistoryRule[];
}

const ruleSets = new WeakMap<readonly Rule[], RuleSet>();

/** The rule set of a list of rules; the same list gives the same set, so it is built once. */
export function ruleSetOf(rules: readonly Rule[]): RuleSet {
  const known = ruleSets.get(rules);
  if (known !== undefined) return known;
  const built = build(rules);
  ruleSets.set(rules, built);
  return built;
}

function build(rules: readonly Rule[]): RuleSet {
  const byKind = new Map<NodeKind, StatementRule[]>();
  const file: FileRule[] = [];
  const directory: FileRule[] = [];
  const history: HistoryRule[] = [];
  for (const rule of rules) {
    if (rule.scope === 'history') history.push(rule);
    else if (rule.scope === 'file') (rule.needs.includes('directory') ? directory : file).push(rule);
    else for (const kind of rule.statements) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
  }
  const infos: readonly RuleInfo[] = [...rules, ...engineRules];
  return {
    infos,
    byId: new Map(infos.map((info) => [info.id, info])),
    names: ruleNames(infos),
    byKind,
    file,
    directory,
    history,
  };
}
