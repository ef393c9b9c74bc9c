import type { CliVersion } from './version.ts';
import { compareVersions, parseVersion } from './version.ts';

/** Something that the CLI can do from one version on, and perhaps only until another. */
interface CapabilityFact {
  /** First version that has it. */
  readonly since: string;
  /** First version that no longer has it. */
  readonly until?: string;
  readonly source: string;
}

/**
 * What each version can do. "Tag" means the first release tag of github.com/supabase/cli whose command
 * definitions contain it; "run" means seen by running the real program.
 */
const facts = {
  /** `--workdir DIR`: the folder that holds `supabase/`. */
  'flag-workdir': { since: '1.8.2', source: 'tag' },
  /** `migration list --db-url URL`. */
  'list-database-url': { since: '1.42.0', source: 'tag' },
  /** `migration list --local` and `--linked`; before, a list without flags asks the linked project. */
  'list-target-flags': { since: '1.95.0', until: '4.0.0', source: 'tag; v3 announces the end for v4 (run)' },
  /** `SUPABASE_PROJECT_ID` overrides the linked project. */
  'environment-project-ref': { since: '1.111.0', source: 'tag' },
  /** `--yes`, and `SUPABASE_YES` in the environment. */
  'flag-yes': { since: '2.30.0', source: 'tag' },
  /** A login role is made for a linked project, so no database password is needed. */
  'login-role': { since: '2.40.2', source: 'tag' },
  /** `--agent no`: no output for AI agents, whatever the environment holds. */
  'flag-agent': { since: '2.80.0', source: 'tag' },
  /** `--output-format json` is accepted; whether it has an effect depends on the command. */
  'flag-output-format': { since: '2.100.0', source: 'run' },
  /** `migration list --output-format json` prints JSON. */
  'list-json': { since: '2.109.0', source: 'run (18 versions)' },
  /** `db push --output-format json` prints JSON. */
  'push-json': { since: '2.110.0', source: 'run (18 versions)' },
  /** `supabase/config.json` is read, and goes before `config.toml`. */
  'config-json': { since: '3.0.0', source: 'run' },
  /** `--remote[=<ref|branch|url>]`, and local as the default target everywhere. */
  'flag-remote': { since: '3.0.0', source: 'run' },
} as const satisfies Record<string, CapabilityFact>;

export type Capability = keyof typeof facts;

/** The oldest CLI that this project can ask about one folder (`--workdir`). */
export const oldestSupportedVersion = '1.8.2';

/**
 * Whether a CLI version has a capability.
 * Source of the facts: the table above.
 */
export function hasCapability(version: CliVersion, capability: Capability): boolean {
  const fact: CapabilityFact = facts[capability];
  return !isBefore(version, fact.since) && (fact.until === undefined || isBefore(version, fact.until));
}

/** The first version that has a capability, for messages. */
export function firstVersionWith(capability: Capability): string {
  return facts[capability].since;
}

/** Whether a CLI version is older than the oldest one that can be asked. */
export function isTooOld(version: CliVersion): boolean {
  return isBefore(version, oldestSupportedVersion);
}

function isBefore(version: CliVersion, bound: string): boolean {
  const parsed = parseVersion(bound);
  return parsed !== undefined && compareVersions(version, parsed) < 0;
}
