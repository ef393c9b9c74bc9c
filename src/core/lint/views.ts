import type { ProjectConfig } from '../project/types.ts';
import type { FileView } from './contexts.ts';
import type { Folder, FolderEntry } from './folder.ts';
import { globToTest } from './glob.ts';
import type { RuleSet } from './ruleSet.ts';
import type { SessionOptions } from './session.ts';
import { defaultSettings, effectiveRule, type EffectiveRule, type SettingsOverride } from './settings.ts';
import type { FileContext, HistoryContext, RuleInfo } from './types.ts';

/** Builds what rules see of each file, from the options of a session. */
export class Views {
  readonly config: ProjectConfig;
  readonly dataApiGrants: HistoryContext['dataApiGrants'];
  readonly #folder: Folder;
  readonly #ruleSet: RuleSet;
  readonly #settings: NonNullable<SessionOptions['settings']>;
  readonly #cliVersion: FileContext['cliVersion'];
  readonly #overrides: readonly {
    readonly override: SettingsOverride;
    readonly tests: readonly ((path: string) => boolean)[];
  }[];
  /** Rule settings by which overrides take a file; most files share one entry. */
  readonly #effective = new Map<string, ReadonlyMap<string, EffectiveRule>>();

  constructor(
    options: Pick<SessionOptions, 'settings' | 'config' | 'cliVersion'>,
    ruleSet: RuleSet,
    folder: Folder,
  ) {
    const { settings = defaultSettings, config } = options;
    this.#folder = folder;
    this.#ruleSet = ruleSet;
    this.#settings = settings;
    this.#cliVersion = options.cliVersion ?? versionParts(settings.cliVersion);
    this.#overrides = settings.overrides.map((override) => ({
      override,
      tests: override.files.map(globToTest),
    }));
    this.config =
      settings.postgresVersion === undefined
        ? config
        : { ...config, postgresMajor: settings.postgresVersion };
    this.dataApiGrants = settings.dataApiGrants === 'auto' ? grantsByConfig(config) : settings.dataApiGrants;
  }

  /** The view of one file. Its catalogues are folded only when a rule asks for them. */
  of(entry: FolderEntry, index: number): FileView {
    const folder = this.#folder;
    const effective = this.#effectiveFor(entry.file.path);
    return {
      file: entry.file,
      name: entry.name,
      state: entry.state,
      config: this.config,
      cliVersion: this.#cliVersion,
      hosted: this.#settings.hosted,
      get before() {
        return folder.catalogs(index).before;
      },
      get after() {
        return folder.catalogs(index).after;
      },
      parsed: () => folder.parsed(entry),
      bodyProblems: () => folder.bodyProblems(entry),
      operations: () => folder.operations(index),
      effective: (rule: RuleInfo) =>
        effective.get(rule.id) ?? { enabled: false, severity: undefined, options: {} },
    };
  }

  #effectiveFor(path: string): ReadonlyMap<string, EffectiveRule> {
    const matching = this.#overrides.filter(({ tests }) => tests.some((test) => test(path)));
    const key = matching.map((match) => this.#overrides.indexOf(match)).join();
    const known = this.#effective.get(key);
    if (known !== undefined) return known;
    const overrides = matching.map(({ override }) => override);
    const made = new Map(
      this.#ruleSet.infos.map((info) => [info.id, effectiveRule(info, this.#settings, overrides)]),
    );
    this.#effective.set(key, made);
    return made;
  }
}

/** `[api].auto_expose_new_tables`; release notes and templates disagree on its default, so unset says nothing. */
function grantsByConfig(config: ProjectConfig): HistoryContext['dataApiGrants'] {
  if (config.autoExposeNewTables === undefined) return 'unknown';
  return config.autoExposeNewTables ? 'granted' : 'revoked';
}

/** `2.122.1` as numbers; `undefined` for anything else. */
function versionParts(version: string | undefined): FileContext['cliVersion'] {
  const match = /^(\d+)\.(\d+)\.(\d+)/u.exec(version ?? '');
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}
