import type { ProblemRule } from './problemRule.ts';
import { firstLine } from './problemRule.ts';

/** The CLI did not take our arguments: it is of a version or build that we do not know well enough. */
export const usageProblems: readonly ProblemRule[] = [
  {
    codes: [
      'UnrecognizedOption',
      'UnexpectedArgument',
      'UnknownSubcommand',
      'InvalidValue',
      'MissingOption',
      'ShowHelp',
      'UsageError',
    ],
    code: 'cli-usage',
    message: (failure, { cli }) =>
      `The Supabase CLI${cli === undefined ? '' : ` ${cli.version}`} does not take this command: ${firstLine(failure.message)}.`,
    advice: 'Update the Supabase CLI, or choose another one in the settings.',
    action: 'update-cli',
  },
  {
    codes: [
      'MigrationTargetFlagsError',
      'MigrationPasswordFlagsError',
      'TargetSelectorConflictError',
      'TargetProjectRefConflictError',
      'TargetPasswordConflictError',
      'TargetRemoteAmbiguousError',
    ],
    message: (failure) =>
      `The CLI finds the choice of database contradictory: ${firstLine(failure.message)}.`,
    advice: 'Look for SUPABASE_… variables in the environment of the editor that name a database too.',
    action: 'show-output',
  },
];
