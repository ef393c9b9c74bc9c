import type { CliProblem } from '../types.ts';
import type { CliFailure, ProblemRule } from './problemRule.ts';
import { firstLine } from './problemRule.ts';

/** Asked for the local database of a folder without configuration. Fact: seen by running 2.100, 2.122 and 3.1. */
export const localWithoutConfig: CliProblem = {
  code: 'config-missing',
  message:
    'This project has no supabase/config.toml, so the CLI would ask whatever database listens on 127.0.0.1:54322.',
  advice: 'Make one with supabase init; until then the local database is not asked.',
};

/** The folder with the `supabase` folder in it is gone. */
export const projectFolderMissing: CliProblem = {
  code: 'project-folder-missing',
  message: 'The supabase folder is no longer there.',
  advice: 'Open the folder that contains supabase/, then refresh.',
};

/** Adds the line of our own reading of the file where the CLI told none (2.100 to 2.108 print a crash). */
export function withLine(
  problem: CliProblem,
  ours: { readonly message: string; readonly line?: number } | undefined,
): CliProblem {
  if (problem.code !== 'config-broken' || ours?.line === undefined || /\(line \d+\)/.test(problem.message))
    return problem;
  return {
    ...problem,
    message: problem.message.replace('cannot be read', `cannot be read (line ${ours.line})`),
  };
}

/** `supabase/config.toml`, `config.json` and the `.env` files that they read. */
export const configProblems: readonly ProblemRule[] = [
  {
    codes: [
      'DbConfigLoadError',
      'CliConfigLoadError',
      'CliConfigParseError',
      'ProjectConfigParseError',
      'StatusConfigLoadError',
      'StatusInvalidConfigError',
    ],
    text: /invalid keys|unknown (?:key|field)/i,
    code: 'config-newer-than-cli',
    message: (failure) => `supabase/config.toml has settings that this CLI does not know${keys(failure)}.`,
    advice: 'Update the Supabase CLI, or remove these settings.',
    action: 'update-cli',
  },
  {
    codes: [
      'DbConfigLoadError',
      'CliConfigLoadError',
      'CliConfigParseError',
      'ProjectConfigParseError',
      'StatusConfigLoadError',
      'StatusInvalidConfigError',
    ],
    code: 'config-broken',
    message: (failure) => `supabase/config.toml cannot be read${place(failure)}${detail(failure)}.`,
    advice: 'Correct the file, then refresh.',
    action: 'open-config',
  },
  {
    codes: [
      'CliConfigValueError',
      'CliConfigRemovedKeyError',
      'CliConfigRemovedEnvError',
      'CliConfigSchemaVersionError',
      'CliConfigFlagConflictError',
    ],
    code: 'config-value',
    message: (failure) => `${firstLine(failure.message)}.`,
    advice: 'Correct the value in supabase/config.toml (or the variable that it reads), then refresh.',
    action: 'open-config',
  },
  {
    codes: ['CliConfigFileConflictError'],
    message: (failure) => `${firstLine(failure.message)}.`,
    advice: 'Keep one of supabase/config.toml and supabase/config.json.',
    action: 'open-config',
  },
  {
    codes: ['CliProjectEnvParseError'],
    message: (failure) => `An environment file of the project cannot be read: ${firstLine(failure.message)}.`,
    advice: 'Correct supabase/.env (NAME=value, one a line), then refresh.',
    action: 'open-config',
  },
  {
    codes: ['WorkdirProjectMissingError', 'WorkdirValidationError', 'StatusWorkdirError'],
    code: 'project-folder-missing',
    message: () => 'The project folder is no longer there, or holds no Supabase project.',
    advice: 'Open the folder that contains supabase/, then refresh.',
  },
  {
    codes: ['MigrationsReadError'],
    message: (failure) => `The CLI cannot read the migrations folder: ${firstLine(failure.message)}.`,
    advice: 'Check that supabase/migrations is a folder that you may read.',
    action: 'show-output',
  },
];

/** Versions print the line as `(line 2, column 2)`, as a frame whose caret follows it, or not at all. */
function place(failure: CliFailure): string {
  const written =
    /\(?\bline (\d+)(?:, column (\d+))?\)?/i.exec(failure.message) ??
    /\btoml: .*?\((\d+), (\d+)\)/.exec(failure.message);
  const framed = /^(\d+): .*\n\s*\^/m.exec(failure.message);
  const line = written?.[1] ?? framed?.[1];
  return line === undefined ? '' : ` (line ${line})`;
}

function detail(failure: CliFailure): string {
  const text = firstLine(failure.message)
    .replace(
      /^(?:failed to (?:load|parse|read) config|Failed reading config|cannot read config in \S+):?\s*/i,
      '',
    )
    .replace(/\s*\(line \d+, column \d+\)/, '')
    .replace(/^Invalid TOML document: /, '');
  return text === '' || /^ProjectConfigParseError$/.test(text) ? '' : `: ${text}`;
}

function keys(failure: CliFailure): string {
  const found = [...failure.message.matchAll(/'([^'\n]*)' has invalid keys: ([^\n]+)/g)];
  return found.length === 0
    ? ''
    : `: ${found.map(([, table, names]) => `${(names ?? '').trim()} in [${table ?? ''}]`).join('; ')}`;
}
