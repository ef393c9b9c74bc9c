import type { CliInfo, CliProblem, Target } from '../types.ts';

/** A failure as the CLI told it, cleaned: no terminal sequences, no secrets, no `Legacy` prefix. */
export interface CliFailure {
  readonly code: string;
  readonly message: string;
  readonly suggestion: string | undefined;
}

/** What is known around a failure; used to fill names into the words. */
export interface FailureContext {
  readonly cli?: CliInfo;
  /** Path of the program where its version is not known yet. */
  readonly program?: string;
  readonly target?: Target;
}

/** The words for one kind of failure. The first rule in the list that fits is used. */
export interface ProblemRule {
  /** Codes of the CLI without `Legacy`. */
  readonly codes: readonly string[];
  /** Fits only when the message does, too. */
  readonly text?: RegExp;
  /** Our own code, where it is more precise than the CLI's. */
  readonly code?: string;
  readonly message: (failure: CliFailure, context: FailureContext) => string;
  readonly advice: string | ((failure: CliFailure, context: FailureContext) => string);
  readonly action?: NonNullable<CliProblem['action']>;
}

/** How to name the database of a failure in a sentence. */
export function databaseName(context: FailureContext): string {
  const { target } = context;
  if (target === undefined) return 'the database';
  return target.kind === 'local' ? `the local database` : `the database of ${target.label}`;
}

/** The first line of a message, without its final full stop. */
export function firstLine(message: string): string {
  const line = message.split('\n').find((candidate) => candidate.trim() !== '') ?? '';
  return line.trim().replace(/\.$/, '');
}

/** The address that a connection error names: `127.0.0.1:54322`, or the host alone. */
export function addressIn(message: string): string | undefined {
  const dialled =
    /(?:ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|dial tcp)\s+(\S*?:\d+)\b/.exec(message);
  return dialled?.[1] ?? /host=([^\s`]+)/.exec(message)?.[1];
}
