/** One run of a program. No shell, stdin closed, output captured. */
export interface ProcessRequest {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to the current environment; `undefined` removes a variable. Secrets travel only here. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
}

/**
 * How a run ended. A program that ran and failed is a value, not an exception. `not-found` means the program,
 * `folder-not-found` the folder that it should run in; `killed` that a signal from outside ended it.
 */
export interface ProcessResult {
  readonly outcome:
    | 'exited'
    | 'not-found'
    | 'folder-not-found'
    | 'not-executable'
    | 'timed-out'
    | 'cancelled'
    | 'killed'
    | 'output-too-large';
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

export interface ProcessRunner {
  run(request: ProcessRequest, signal: AbortSignal): Promise<ProcessResult>;
}
