import type { Node } from '../sql/ast.ts';

/** One raw statement of a parse: its tree and its place in UTF-8 bytes of the text handed over. */
export interface RawStatement {
  readonly stmt?: Node;
  readonly stmt_location?: number;
  readonly stmt_len?: number;
}

export type ParseOutcome =
  | { readonly ok: true; readonly statements: readonly RawStatement[] }
  /** `cursorPosition` counts code points from 0. */
  | {
      readonly ok: false;
      readonly message: string;
      readonly cursorPosition: number;
      /** Set when the parser gave up at a limit of its own: nothing is said about the text. */
      readonly gaveUp?: true;
    };

export type PlpgsqlOutcome =
  /** The tree of libpg-query's `parsePlPgSQL`, untyped: `[{ PLpgSQL_function: … }]`. */
  | { readonly ok: true; readonly functions: readonly unknown[] }
  | { readonly ok: false; readonly message: string };

/** Postgres' own grammar. Synchronous; never throws. */
export interface SqlParser {
  parse(sql: string): ParseOutcome;
  parsePlpgsql(createFunctionOrDo: string): PlpgsqlOutcome;
}
