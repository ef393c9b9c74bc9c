import { OutsideError } from '../core/ports/outsideError.ts';
import type { CliProblem } from '../core/supabase/types.ts';
import type { Localize } from './localize.ts';

/** A command that ends for a reason that the person can act on. */
export class CommandFailure extends Error {
  readonly action: CliProblem['action'];

  constructor(message: string, action?: CliProblem['action']) {
    super(message);
    this.name = 'CommandFailure';
    this.action = action;
  }
}

/** What to show for an error: one sentence and one button, or nothing for a cancelled deed. */
export interface ErrorDescription {
  readonly message: string;
  readonly action: NonNullable<CliProblem['action']>;
}

/** One sentence and one way out for whatever was thrown; `undefined` when the person cancelled. */
export function describeError(error: unknown, t: Localize): ErrorDescription | undefined {
  if (isCancellation(error)) return undefined;
  if (error instanceof CommandFailure) {
    return { message: error.message, action: error.action ?? 'show-output' };
  }
  if (error instanceof OutsideError) return { message: outsideMessage(error, t), action: 'show-output' };
  const reason = error instanceof Error ? error.message : String(error);
  return { message: t('That did not work: {reason}', { reason }), action: 'show-output' };
}

/** The whole chain of causes with stacks, for the log. */
export function errorDetails(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\nCaused by: ${errorDetails(error.cause)}`;
}

function isCancellation(error: unknown): boolean {
  if (error instanceof OutsideError) return error.code === 'cancelled';
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'Canceled');
}

function outsideMessage(error: OutsideError, t: Localize): string {
  switch (error.code) {
    case 'file-exists':
      return t('{reason} Nothing was overwritten.', { reason: sentence(error.message) });
    case 'not-writable':
      return t('{reason} Check that the folder may be written to.', { reason: sentence(error.message) });
    default:
      return sentence(error.message);
  }
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
