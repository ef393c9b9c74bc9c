import { SourceText } from '../text/sourceText.ts';
import type { ParseOutcome, SqlParser } from '../ports/sqlParser.ts';
import { parseWithinLimits } from './parserLimits.ts';

/** A stretch of text with what the parser said about it. */
export interface ParsedPiece {
  readonly source: SourceText;
  readonly outcome: ParseOutcome;
}

/**
 * What the parser said about each statement of one document, by the statement's text. Given to
 * `parseSql` at every keystroke, it leaves only the statements that changed to be parsed. Holds the
 * texts of the last two parses, so that undoing a change is cheap as well.
 */
export class StatementCache {
  #current = new Map<string, ParsedPiece>();
  #last = new Map<string, ParsedPiece>();
  #beforeLast = new Map<string, ParsedPiece>();

  /** Called by `parseSql` when it begins to read a new state of the document. */
  beginParse(): void {
    this.#beforeLast = this.#last;
    this.#last = this.#current;
    this.#current = new Map();
  }

  /** The outcome for `text`, asking `parser` only when it is not known. */
  parse(text: string, parser: SqlParser): ParsedPiece {
    const known =
      this.#current.get(text) ??
      this.#last.get(text) ??
      this.#beforeLast.get(text) ??
      parsePiece(text, parser);
    this.#current.set(text, known);
    return known;
  }
}

/** Parses one piece of text. A NUL would silently end it for the parser, so it is an error here. */
export function parsePiece(text: string, parser: SqlParser): ParsedPiece {
  const source = new SourceText(text);
  const nul = text.indexOf('\0');
  if (nul < 0) return { source, outcome: parseWithinLimits(text, parser) };
  const cursorPosition = Array.from(text.slice(0, nul)).length;
  return { source, outcome: { ok: false, message: NUL_MESSAGE, cursorPosition } };
}

/** Postgres' words for a text with a NUL character. */
export const NUL_MESSAGE = 'invalid byte sequence for encoding "UTF8": 0x00';
