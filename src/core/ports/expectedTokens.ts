/**
 * Names what could have stood where a statement breaks off: key words (`REFERENCES`), symbols (`(`),
 * and the kinds `identifier`, `string` and `number`. A guess by a grammar that is not Postgres' own.
 */
export interface ExpectedTokens {
  /**
   * What was expected in `statement`, one statement with balanced quotes; empty when that is not
   * known, takes too long, or `signal` is aborted. Never throws.
   */
  expectedAt(statement: string, signal: AbortSignal): Promise<readonly string[]>;
}
