import type { CommandLine, CommandSpec } from './commandLine.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/**
 * A command: what it takes and what it does. `run` loads its engine with a dynamic import, so that
 * a command pays only for what it needs.
 */
export interface Command {
  readonly spec: CommandSpec;
  /** @throws UsageError or OutsideError: one line on standard error, exit code 2. */
  readonly run: (line: CommandLine, terminal: Terminal) => Promise<ExitCode>;
}
