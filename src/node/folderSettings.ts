import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { configFileName, parseLintConfig, type ConfigProblem } from '../core/lint/config.ts';
import { ruleSetOf } from '../core/lint/ruleSet.ts';
import { defaultSettings, type LintSettings } from '../core/lint/settings.ts';
import type { Rule } from '../core/lint/types.ts';
import { parseProjectConfig, parseProjectConfigJson } from '../core/project/configToml.ts';
import type { ProjectConfig } from '../core/project/types.ts';
import { SourceText } from '../core/text/sourceText.ts';

/** What the two configuration files beside a migrations folder say. */
export interface FolderSettings {
  readonly config: ProjectConfig;
  readonly settings: LintSettings;
  /** Where the lint configuration would lie, whether it exists or not. */
  readonly lintConfigPath: string;
  /** Its text, for the places of its problems; empty when it does not exist. */
  readonly lintConfigSource: SourceText;
  readonly lintConfigProblems: readonly ConfigProblem[];
  /** The project's configuration file that was read: `config.toml` or `config.json`. */
  readonly projectConfigPath: string;
}

/**
 * Reads `config.toml` (or `config.json`) and `migrations.config.json` beside the migrations folder
 * `folder`. What is missing or broken counts as its defaults. Never throws.
 */
export function readFolderSettings(folder: string, rules: readonly Rule[]): FolderSettings {
  const supabaseFolder = dirname(folder);
  const lintConfigPath = join(supabaseFolder, configFileName);
  const lintConfigText = readTextIfThere(lintConfigPath);
  const parsed =
    lintConfigText === undefined ? undefined : parseLintConfig(lintConfigText, ruleSetOf(rules).infos);
  return {
    ...readProjectConfig(supabaseFolder),
    settings: parsed?.settings ?? defaultSettings,
    lintConfigPath,
    lintConfigSource: new SourceText(lintConfigText ?? ''),
    lintConfigProblems: parsed?.problems ?? [],
  };
}

function readProjectConfig(supabaseFolder: string): Pick<FolderSettings, 'config' | 'projectConfigPath'> {
  const toml = join(supabaseFolder, 'config.toml');
  const json = join(supabaseFolder, 'config.json');
  // A `config.toml` beside some other folder called migrations is not the Supabase CLI's.
  const isSupabase = basename(supabaseFolder) === 'supabase';
  const tomlText = isSupabase ? readTextIfThere(toml) : undefined;
  const jsonText = isSupabase && tomlText === undefined ? readTextIfThere(json) : undefined;
  if (jsonText !== undefined) return { config: parseProjectConfigJson(jsonText), projectConfigPath: json };
  return { config: parseProjectConfig(tomlText), projectConfigPath: toml };
}

function readTextIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/u, '');
  } catch {
    return undefined;
  }
}
