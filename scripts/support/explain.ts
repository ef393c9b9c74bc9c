import { CommandFailed } from './processes.ts';

/** A failure in words for a terminal: what a program printed, or where in our code it happened. */
export function explain(error: unknown): string {
  if (error instanceof CommandFailed) return `${error.message}\n${error.output}`.trimEnd();
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
