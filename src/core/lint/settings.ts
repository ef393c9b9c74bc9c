import type { RuleInfo, RuleOptions, Severity } from './types.ts';

/** What is configured for one rule. Absent parts keep the rule's own. */
export interface RuleSetting {
  readonly severity: Severity | 'off' | undefined;
  readonly options: RuleOptions | undefined;
}

/** Rules configured differently for some files. */
export interface SettingsOverride {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** What a team has settled in `supabase/migrations.config.json`. Plain data: it can be hashed as JSON. */
export interface LintSettings {
  readonly profile: 'default' | 'strict';
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly SettingsOverride[];
  /** Files up to this version count as applied where nothing better is known. */
  readonly appliedThrough: string | undefined;
  /** Overrides `[db].major_version` of config.toml. */
  readonly postgresVersion: number | undefined;
  /** The Supabase CLI that runs the migrations, `2.122.1`, where it cannot be found out. */
  readonly cliVersion: string | undefined;
  /** False when the project does not run on Supabase's platform. */
  readonly hosted: boolean;
  /** Whether new tables are granted to the API roles; `auto` reads config.toml. */
  readonly dataApiGrants: 'auto' | 'granted' | 'revoked';
}

/** The settings of a project without a configuration file. */
export const defaultSettings: LintSettings = {
  profile: 'default',
  rules: {},
  overrides: [],
  appliedThrough: undefined,
  postgresVersion: undefined,
  cliVersion: undefined,
  hosted: true,
  dataApiGrants: 'auto',
};

/** How one rule stands for one file: `severity` undefined means that the rule's own severity holds. */
export interface EffectiveRule {
  readonly enabled: boolean;
  readonly severity: Severity | undefined;
  readonly options: RuleOptions;
}

/**
 * How `rule` stands for the file at `path`: the profile decides, `rules` over it, then every
 * override whose globs take the path, later ones over earlier ones. `matches` is handed in so that
 * globs are compiled once (see `overrideTests`).
 */
export function effectiveRule(
  rule: Pick<RuleInfo, 'id' | 'profile'>,
  settings: LintSettings,
  matching: readonly SettingsOverride[],
): EffectiveRule {
  let enabled = rule.profile === 'default' || (rule.profile === 'strict' && settings.profile === 'strict');
  let severity: Severity | undefined;
  let options: RuleOptions = {};
  for (const layer of [settings, ...matching]) {
    const setting = Object.hasOwn(layer.rules, rule.id) ? layer.rules[rule.id] : undefined;
    if (setting === undefined) continue;
    if (setting.severity !== undefined) {
      enabled = setting.severity !== 'off';
      severity = setting.severity === 'off' ? undefined : setting.severity;
    }
    options = setting.options ?? options;
  }
  return { enabled, severity, options };
}
