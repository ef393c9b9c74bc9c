import type { ProcessResult } from '../../ports/process.ts';
import type { CliProblem, Target } from '../types.ts';
import type { CliVersion } from '../version.ts';
import { oldestSupportedVersion } from '../capabilities.ts';
import { formatVersion } from '../version.ts';
import type { FailureContext, ProblemRule } from './problemRule.ts';
import { firstLine } from './problemRule.ts';

/** No CLI was found anywhere. */
export const cliNotFound: CliProblem = {
  code: 'cli-not-found',
  message: 'The Supabase CLI was not found: not in the settings, the project, the PATH or a common place.',
  advice: 'Install it (for a project: npm install --save-dev supabase), or choose its path in the settings.',
  action: 'install-cli',
};

/** The workspace is not trusted, so nothing may run. */
export const workspaceNotTrusted: CliProblem = {
  code: 'workspace-not-trusted',
  message: 'This workspace is not trusted, so no program is run and no database is asked.',
  advice: 'Trust the workspace to see which migrations are applied.',
  action: 'trust-workspace',
};

/** The path in the settings is not a program that can be started. */
export function configuredCliMissing(path: string): CliProblem {
  return {
    code: 'cli-setting-wrong',
    message: `The Supabase CLI that the settings name cannot be started: ${path}.`,
    advice: 'Correct the path in the settings, or clear it to let the CLI be found.',
    action: 'choose-cli',
  };
}

/** The CLI lacks what is needed; `needed` is the first version that has it. */
export function cliTooOld(version: CliVersion, needed: string = oldestSupportedVersion): CliProblem {
  return {
    code: 'cli-too-old',
    message: `The Supabase CLI ${formatVersion(version)} is too old: this needs ${needed} or newer.`,
    advice: 'Update the Supabase CLI, or choose a newer one in the settings.',
    action: 'update-cli',
  };
}

/** A program of the right name that does not answer `--version` as the CLI does. */
export function notTheCli(path: string): CliProblem {
  return {
    code: 'cli-garbled',
    message: `The program ${path} does not tell a version as the Supabase CLI does.`,
    advice: 'Check that it really is the Supabase CLI, or choose another one in the settings.',
    action: 'choose-cli',
  };
}

/** The npm package is there, but not the program that belongs to it. */
export function brokenInstall(version: string, missing: 'script' | 'platform'): CliProblem {
  return {
    code: 'cli-broken-install',
    message: `The npm package supabase ${version} of this project is installed without its program.`,
    advice:
      missing === 'script'
        ? 'Its install script did not run: allow it (pnpm: onlyBuiltDependencies, bun: trustedDependencies, npm: no --ignore-scripts) and install again, or update to 2.100 or newer, which needs none.'
        : 'Install the packages again on this machine, optional dependencies included.',
    action: 'install-cli',
  };
}

/** The CLI printed something that is not the expected answer. */
export function cliGarbled(context: FailureContext): CliProblem {
  return {
    code: 'cli-garbled',
    message: `${program(context)} answered something that is not a list of migrations.`,
    advice:
      'The output shows what it printed; check that this really is the Supabase CLI, or choose another one.',
    action: 'choose-cli',
  };
}

/** The CLI answered, but for another database than it was asked about. */
export function otherDatabase(target: Target): CliProblem {
  return {
    code: 'cli-other-database',
    message: `The Supabase CLI answered for another project than ${target.label}.`,
    advice:
      'Look for SUPABASE_… variables in the environment of the editor that name a project, and refresh.',
    action: 'show-output',
  };
}

/** A run that did not come to its own end; `undefined` when the program exited by itself. */
export function unfinishedRun(result: ProcessResult, context: FailureContext): CliProblem | undefined {
  const name = program(context);
  switch (result.outcome) {
    case 'exited':
      return undefined;
    case 'not-found':
      return {
        code: 'cli-not-found',
        message: `${name} is no longer at its place.`,
        advice: 'Install it again or choose its path in the settings, then refresh.',
        action: 'install-cli',
      };
    case 'folder-not-found':
      return {
        code: 'project-folder-missing',
        message: 'The project folder is no longer there.',
        advice: 'Open the folder that contains supabase/, then refresh.',
      };
    case 'not-executable':
      return {
        code: 'cli-not-executable',
        message: `${name} cannot be started: it is not an executable program for this machine.`,
        advice: 'Make the file executable, install the CLI for this system, or choose another one.',
        action: 'choose-cli',
      };
    case 'timed-out':
      return {
        code: 'cli-timed-out',
        message: `${name} gave no answer in ${Math.round(result.durationMs / 1000)} seconds and was ended.`,
        advice: 'Check that the database answers, then refresh.',
        action: 'show-output',
      };
    case 'cancelled':
      return {
        code: 'cli-cancelled',
        message: `${name} was ended on request.`,
        advice: 'Refresh to ask again.',
      };
    case 'killed':
      return {
        code: 'cli-killed',
        message: `${name} was ended from outside before it could answer.`,
        advice: 'Refresh; if it happens again, look whether the machine is short of memory.',
        action: 'show-output',
      };
    case 'output-too-large':
      return {
        code: 'cli-output-too-large',
        message: `${name} printed far more than an answer can be and was ended.`,
        advice: 'Check that this really is the Supabase CLI, or choose another one.',
        action: 'choose-cli',
      };
  }
}

/** Failures of the program itself, before it does any work. */
export const programProblems: readonly ProblemRule[] = [
  {
    codes: ['cli-broken-install'],
    message: () => 'The Supabase CLI of this project is installed without the program for this machine.',
    advice: 'Install the packages again on this machine, with optional dependencies and install scripts.',
    action: 'install-cli',
  },
  {
    codes: ['cli-not-executable'],
    message: () => 'The Supabase CLI is not a program for this machine.',
    advice: 'Install the CLI for this system, or choose another one.',
    action: 'choose-cli',
  },
  {
    codes: ['cli-crashed', 'GoChildExitError'],
    message: (failure) => `The Supabase CLI crashed: ${firstLine(failure.message)}.`,
    advice: 'Update it, or choose another version; the output shows what it printed.',
    action: 'update-cli',
  },
  {
    codes: [
      'ContainerRuntimeNotFoundError',
      'LocalDbRunningError',
      'StatusDbNotRunningError',
      'StatusDbInspectError',
      'docker-not-running',
    ],
    code: 'database-not-running',
    message: () => 'The local database is not running.',
    advice: 'Start it with supabase start (Docker must run), then refresh.',
    action: 'start-database',
  },
];

function program({ cli, program: path }: FailureContext): string {
  if (cli !== undefined) return `The Supabase CLI ${cli.version} (${cli.path})`;
  return path === undefined ? 'The Supabase CLI' : `The program ${path}`;
}
