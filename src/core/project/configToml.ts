import { parse, TomlError } from 'smol-toml';
import type { ProjectConfig } from './types.ts';

/** What the Supabase CLI assumes where `config.toml` is silent or missing. */
export const defaultProjectConfig: ProjectConfig = {
  projectId: undefined,
  postgresMajor: 17,
  databasePort: 54322,
  exposedSchemas: ['public', 'graphql_public'],
  autoExposeNewTables: undefined,
  seedPaths: ['./seed.sql'],
  anonymousSignIns: false,
};

/**
 * Reads what this project needs of `supabase/config.toml`; `undefined` means that there is no such
 * file. Never throws: a file that is not TOML gives the defaults and a `problem` with its line (from
 * 1). A value of a wrong kind, such as `env(DB_PORT)` where a number is due, gives that one default.
 */
export function parseProjectConfig(text: string | undefined): ProjectConfig {
  if (text === undefined) return defaultProjectConfig;
  try {
    return readConfig(parse(text.replace(/^\ufeff/, '')));
  } catch (error) {
    return { ...defaultProjectConfig, problem: problemOf(error) };
  }
}

/** The same for `supabase/config.json`, which the CLI prefers from version 3 on. Lines are not known. */
export function parseProjectConfigJson(text: string | undefined): ProjectConfig {
  if (text === undefined) return defaultProjectConfig;
  try {
    return readConfig(asTable(JSON.parse(text.replace(/^\ufeff/, ''))));
  } catch {
    return { ...defaultProjectConfig, problem: { message: 'supabase/config.json is not valid JSON.' } };
  }
}

type Table = Readonly<Record<string, unknown>>;

function readConfig(config: Table): ProjectConfig {
  const api = asTable(config['api']);
  const db = asTable(config['db']);
  const auth = asTable(config['auth']);
  const defaults = defaultProjectConfig;
  return {
    projectId: asText(config['project_id']),
    postgresMajor: asWholeNumber(db['major_version']) ?? defaults.postgresMajor,
    databasePort: asWholeNumber(db['port']) ?? defaults.databasePort,
    exposedSchemas: asTexts(api['schemas']) ?? defaults.exposedSchemas,
    autoExposeNewTables: asBoolean(api['auto_expose_new_tables']),
    seedPaths: readSeedPaths(asTable(db['seed'])),
    anonymousSignIns: asBoolean(auth['enable_anonymous_sign_ins']) ?? defaults.anonymousSignIns,
  };
}

function readSeedPaths(seed: Table): readonly string[] {
  if (asBoolean(seed['enabled']) === false) return [];
  return asTexts(seed['sql_paths']) ?? defaultProjectConfig.seedPaths;
}

function problemOf(error: unknown): NonNullable<ProjectConfig['problem']> {
  if (error instanceof TomlError) {
    const reason = error.message.split('\n', 1)[0]?.replace(/^Invalid TOML document:\s*/, '') ?? '';
    return { message: `supabase/config.toml is not valid TOML: ${reason}.`, line: error.line };
  }
  return { message: 'supabase/config.toml could not be read.' };
}

function asTable(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function asWholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

function asBoolean(value: unknown): boolean | undefined {
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'boolean' ? value : undefined;
}

function asTexts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter((item): item is string => typeof item === 'string');
}
