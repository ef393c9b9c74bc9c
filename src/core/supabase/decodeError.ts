import type { ProcessResult } from '../ports/process.ts';
import type { CliProblem } from './types.ts';
import type { CliFailure, FailureContext, ProblemRule } from './errors/problemRule.ts';
import { stripTerminalSequences } from './ansi.ts';
import { errorIn } from './envelope.ts';
import { problemRules } from './errors/index.ts';
import { firstLine } from './errors/problemRule.ts';
import { unfinishedRun } from './errors/program.ts';
import { codeOfPlainText, tellingLines } from './plainTextErrors.ts';
import { redact } from './redact.ts';

/** What to decode: the run, what is known around it, and the secrets that must not come out. */
export interface FailedRun {
  readonly result: ProcessResult;
  readonly context: FailureContext;
  readonly secrets?: readonly string[];
}

/** Our own words go to a tooltip or a tree node, so a foreign message is cut there. */
const longestMessage = 400;

/**
 * A run that failed, as one sentence and a way out; never with a secret in it. An unknown failure keeps the
 * CLI's own words.
 */
export function decodeError({ result, context, secrets = [] }: FailedRun): CliProblem {
  const unfinished = unfinishedRun(result, context);
  if (unfinished !== undefined) return unfinished;
  const failure = readFailure(result, secrets);
  const rule = problemRules.find((candidate) => fits(candidate, failure));
  const problem =
    rule === undefined ? unknownFailure(failure, result, context) : apply(rule, failure, context);
  const message = redact(problem.message, secrets);
  return {
    ...problem,
    message: message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message,
  };
}

/** Reads what the CLI said: its JSON where there is some, otherwise the telling lines of stderr, then stdout. */
function readFailure(result: ProcessResult, secrets: readonly string[]): CliFailure {
  const stdout = redact(stripTerminalSequences(result.stdout), secrets);
  const stderr = redact(stripTerminalSequences(result.stderr), secrets);
  const error = errorIn(stdout, stderr);
  if (error !== undefined && error.code !== 'UnknownError') return error;
  if (error !== undefined) return { ...error, code: codeOfPlainText(error.message) };
  const telling = tellingLines(stderr);
  const message = (telling.length > 0 ? telling : tellingLines(stdout)).join('\n');
  return { code: codeOfPlainText(`${stderr}\n${stdout}`), message, suggestion: undefined };
}

function fits(rule: ProblemRule, failure: CliFailure): boolean {
  return rule.codes.includes(failure.code) && (rule.text === undefined || rule.text.test(failure.message));
}

function apply(rule: ProblemRule, failure: CliFailure, context: FailureContext): CliProblem {
  const advice = typeof rule.advice === 'string' ? rule.advice : rule.advice(failure, context);
  const problem = { code: rule.code ?? failure.code, message: rule.message(failure, context), advice };
  return rule.action === undefined ? problem : { ...problem, action: rule.action };
}

function unknownFailure(failure: CliFailure, result: ProcessResult, context: FailureContext): CliProblem {
  const name = context.cli === undefined ? 'The Supabase CLI' : `The Supabase CLI ${context.cli.version}`;
  const said = firstLine(failure.message);
  const ended = result.exitCode === undefined ? 'failed' : `failed with exit code ${result.exitCode}`;
  return {
    code: failure.code,
    message: said === '' ? `${name} ${ended} and said nothing.` : `${name} ${ended}: ${said}.`,
    advice:
      failure.suggestion === undefined
        ? 'The output shows everything that it printed.'
        : firstLine(failure.suggestion) + '.',
    action: 'show-output',
  };
}
