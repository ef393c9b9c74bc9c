import { scanLineEnd } from './quotes.ts';
import { nextPiece } from './split.ts';
import { tokenize } from './lexer.ts';
import type { Piece } from './split.ts';
import type { ParsedPiece } from './statementCache.ts';
import { isStatementWord } from './statementWords.ts';
import { indexAfter, isComment, wordOf } from './tokens.ts';
import { flippedBody, strayQuote, swallowedStatement } from './wrongQuotes.ts';
import type { Token } from './types.ts';

/** Where reading goes on inside a broken statement. */
export interface Resumption {
  readonly offset: number;
  /** Index of the token at `offset`; with `quote`, of the first token that is read anew from there. */
  readonly token: number;
  /** The quote that is not closed where it should be. */
  readonly quote?: Token;
  /** The statement before it, when that is whole and only its semicolon is missing. */
  readonly before?: ParsedPiece;
  /** True when what follows still belongs to the broken statement. */
  readonly continues?: boolean;
}

/** A statement that the parser refused. */
export interface Broken {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly piece: Piece;
  /** Where Postgres stopped. UTF-16. */
  readonly errorOffset: number;
  readonly parse: (start: number, end: number) => ParsedPiece;
}

/**
 * Looks for the place in a broken statement where the next one begins, when that is not after its
 * semicolon: because a quote is wrong, or because the semicolon is missing.
 */
export function findResumption(broken: Broken): Resumption | undefined {
  return (
    flippedBody(broken) ??
    strayQuote(broken) ??
    missingSemicolon(broken) ??
    swallowedStatement(broken) ??
    afterBlankLine(broken)
  );
}

/**
 * The token that Postgres stumbles over, or the one before it, starts a line and a statement. (The
 * one before: after `select f()` a line with `drop` reads as an alias.)
 */
function missingSemicolon(broken: Broken): Resumption | undefined {
  const index = indexAfter(broken.tokens, broken.errorOffset);
  if (broken.tokens[index]?.start !== broken.errorOffset) return undefined;
  return statementAt(broken, index) ?? statementAt(broken, index - 1);
}

function statementAt(broken: Broken, index: number): Resumption | undefined {
  const { text, tokens, piece } = broken;
  const token = tokens[index];
  if (token === undefined || index <= piece.firstToken || index >= piece.tokensEnd) return undefined;
  if (!isStatementWord(wordOf(text, token)) || !startsLine(text, token.start)) return undefined;
  const before = broken.parse(piece.start, endBefore(tokens, index));
  if (before.outcome.ok) return { offset: token.start, token: index, before };
  if (!isFirstOnLine(text, token.start) || !parses(broken, token.start)) return undefined;
  return { offset: token.start, token: index };
}

/** In a long broken statement no more places than these are tried. */
const MOST_TRIES = 8;

/** After the error, a blank line or comment and then a statement that parses to its semicolon. */
function afterBlankLine(broken: Broken): Resumption | undefined {
  const { text, tokens, piece, errorOffset } = broken;
  const first = Math.max(indexAfter(tokens, errorOffset), piece.firstToken + 1);
  let tries = 0;
  for (let index = first; index < piece.tokensEnd && tries < MOST_TRIES; index++) {
    const token = tokens[index];
    if (token === undefined || !isFirstOnLine(text, token.start)) continue;
    if (!isStatementWord(wordOf(text, token)) || !followsGap(text, tokens, index)) continue;
    if (parses(broken, token.start)) return { offset: token.start, token: index };
    tries++;
  }
  return undefined;
}

function parses({ text, piece, parse }: Broken, start: number): boolean {
  const rest = nextPiece(text, tokenize(text.slice(0, piece.fullEnd), start), 0);
  return rest !== undefined && parse(start, rest.fullEnd).outcome.ok;
}

/** End of the last token that is no comment before token number `index`. */
export function endBefore(tokens: readonly Token[], index: number): number {
  for (let before = index - 1; before >= 0; before--) {
    const token = tokens[before];
    if (token !== undefined && !isComment(token)) return token.end;
  }
  return 0;
}

/** A blank line or a comment stands before token number `index`. */
function followsGap(text: string, tokens: readonly Token[], index: number): boolean {
  const previous = tokens[index - 1];
  const token = tokens[index];
  if (previous === undefined || token === undefined || isComment(previous)) return true;
  const firstBreak = scanLineEnd(text, previous.end);
  return /\n[ \t]*\r?\n|\r[ \t]*\r/u.test(text.slice(firstBreak, token.start));
}

function startsLine(text: string, offset: number): boolean {
  let lineStart = offset;
  while (text[lineStart - 1] === ' ' || text[lineStart - 1] === '\t') lineStart--;
  return isFirstOnLine(text, lineStart);
}

/** Whether `offset` is the first column of a line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n' || text[offset - 1] === '\r';
}
