import { join } from 'node:path';
import type { Files } from '../core/ports/files.ts';
import { OutsideError } from '../core/ports/outsideError.ts';
import {
  defaultProjectConfig,
  parseProjectConfig,
  parseProjectConfigJson,
} from '../core/project/configToml.ts';
import type { ProjectConfig } from '../core/project/types.ts';

/** A project's configuration and the file it was read from. */
export interface LoadedConfig {
  readonly config: ProjectConfig;
  /** Absolute; `undefined` where there is no configuration and the CLI's defaults hold. */
  readonly path: string | undefined;
}

/** Which of the files the CLI in use reads: `config.json` goes first from version 3 on, and is unknown before. */
export type ConfigReader = 'toml-only' | 'json-first';

/**
 * Reads the configuration of a project folder (the one that contains `supabase/`). Never throws for what the
 * file is like: that is the configuration's `problem`.
 */
export async function loadProjectConfig(
  files: Files,
  projectPath: string,
  { reader = 'json-first', signal }: { readonly reader?: ConfigReader; readonly signal?: AbortSignal } = {},
): Promise<LoadedConfig> {
  const kinds = [
    { name: 'config.json', parse: parseProjectConfigJson },
    { name: 'config.toml', parse: parseProjectConfig },
  ].slice(reader === 'json-first' ? 0 : 1);
  for (const { name, parse } of kinds) {
    const path = join(projectPath, 'supabase', name);
    try {
      return { path, config: parse(await files.readText(path, signal)) };
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code === 'cancelled') throw error;
      if (error.code === 'file-not-found') continue;
      return { path, config: { ...defaultProjectConfig, problem: { message: error.message } } };
    }
  }
  return { path: undefined, config: defaultProjectConfig };
}
