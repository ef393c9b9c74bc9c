import { runCli } from '../../src/cli/runCli.ts';
import type { ExitCode } from '../../src/cli/terminal.ts';

/** What a run of the command line left behind. */
export interface CommandOutcome {
  readonly code: ExitCode;
  readonly stdout: string;
  /** The lines of standard error. */
  readonly stderr: readonly string[];
}

export interface CommandInput {
  readonly cwd: string;
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs our command line in this process. */
export async function runCommandLine(args: readonly string[], input: CommandInput): Promise<CommandOutcome> {
  let stdout = '';
  const stderr: string[] = [];
  const code = await runCli(args, {
    cwd: input.cwd,
    env: input.env ?? {},
    write: (text) => {
      stdout += text;
    },
    complain: (line) => void stderr.push(line),
    readStdin: async () => Buffer.from(input.stdin ?? ''),
    interruptionSignal: () => new AbortController().signal,
  });
  return { code, stdout, stderr };
}
