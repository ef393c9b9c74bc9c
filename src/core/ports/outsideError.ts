/** What went wrong in the outside world, as a code that callers can branch on. */
export type OutsideErrorCode =
  | 'file-exists'
  | 'file-not-found'
  | 'not-readable'
  | 'not-writable'
  | 'not-utf8'
  | 'binary-file'
  | 'file-too-large'
  | 'cancelled'
  | 'unknown';

/** A failure of the outside world: a code, one sentence for people, and the cause. */
export class OutsideError extends Error {
  readonly code: OutsideErrorCode;

  constructor(code: OutsideErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'OutsideError';
    this.code = code;
  }
}
