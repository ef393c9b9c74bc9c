import type { RuleInfo } from './types.ts';

/** Peers whose ignore comments are understood. */
export type PeerName = 'squawk' | 'pgls';

/** Rule ids, and which of ours stand for a peer's rule. */
export interface RuleNames {
  readonly ids: ReadonlySet<string>;
  /** Our ids for a peer's rule; empty when we have none. */
  ours(peer: PeerName, name: string): readonly string[];
  /** Our id for a name that some peer uses, whichever; for "did you mean". */
  foreign(name: string): string | undefined;
}

/** Builds the lookups from every rule's `replaces` (`squawk:ban-drop-column`, `pgls:banDropColumn`). */
export function ruleNames(rules: readonly RuleInfo[]): RuleNames {
  const byForeign = new Map<string, string[]>();
  for (const rule of rules) {
    for (const name of rule.replaces) byForeign.set(name, [...(byForeign.get(name) ?? []), rule.id]);
  }
  return {
    ids: new Set(rules.map((rule) => rule.id)),
    ours: (peer, name) => byForeign.get(`${peer}:${name}`) ?? [],
    foreign: (name) => (byForeign.get(`squawk:${name}`) ?? byForeign.get(`pgls:${name}`))?.[0],
  };
}
