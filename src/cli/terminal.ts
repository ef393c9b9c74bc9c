/** 0 fine, 1 findings or failures, 2 could not run. The same for every command. */
export type ExitCode = 0 | 1 | 2;

/** Everything a command may touch of the process it runs in; tests hand in their own. */
export interface Terminal {
  /** Absolute; paths in the output are relative to it. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes to standard output as it is. */
  readonly write: (text: string) => void;
  /** Writes one line to standard error. */
  readonly complain: (line: string) => void;
  /** All bytes of standard input. */
  readonly readStdin: () => Promise<Buffer>;
  /** A signal that is aborted on Ctrl-C. */
  readonly interruptionSignal: () => AbortSignal;
}
