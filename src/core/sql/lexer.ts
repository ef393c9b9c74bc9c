import { DIGIT, IDENTIFIER, IDENTIFIER_START, OPERATOR, SPACE, classOf, skipClass } from './characters.ts';
import { isCopyFromStdin, scanCopyData } from './copyData.ts';
import { scanBlockComment, scanDollarString, scanLineEnd, scanQuoted } from './quotes.ts';
import type { Token, TokenKind } from './types.ts';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Reads `text` from UTF-16 offset `from` as psql does: Postgres' tokens (scan.l of Postgres 18 with
 * `standard_conforming_strings` on), and backslash commands where one stands first on its line. The
 * rows after `COPY … FROM stdin;` up to `\.` are one `psqlMetaCommand` token. A quote or comment
 * that never closes is one token to the end of the text. Linear in the length; never throws.
 */
export function tokenize(text: string, from = 0): Token[] {
  const tokens: Token[] = [];
  let at = from === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : from;
  let statementStart = 0;
  let copyDataMayFollow = true;
  for (;;) {
    at = skipClass(text, at, SPACE);
    if (at >= text.length) return tokens;
    const token = scanToken(text, at);
    tokens.push(token);
    at = token.end;
    if (token.kind !== 'punctuation' || text.charCodeAt(token.start) !== 59) continue;
    if (copyDataMayFollow && isCopyFromStdin(text, tokens, statementStart)) {
      const data = scanCopyData(text, at);
      copyDataMayFollow = data !== undefined;
      if (data !== undefined) {
        tokens.push(data);
        at = data.end;
      }
    }
    statementStart = tokens.length;
  }
}

function scanToken(text: string, start: number): Token {
  const code = text.charCodeAt(start);
  const bits = classOf(code);
  if ((bits & IDENTIFIER_START) !== 0) return scanWord(text, start);
  if ((bits & DIGIT) !== 0) return token('number', start, scanNumber(text, start));
  if ((bits & OPERATOR) !== 0) return scanOperatorOrComment(text, start);
  switch (code) {
    case 39: // '
      return quoted('string', start, scanQuoted(text, start + 1, code), text);
    case 34: // "
      return quoted('quotedIdentifier', start, scanQuoted(text, start + 1, code), text);
    case 36: // $
      return scanDollar(text, start);
    case 46: // .
      return scanDot(text, start);
    case 58: // :
      return token('punctuation', start, start + (isColonPair(text.charCodeAt(start + 1)) ? 2 : 1));
    case 92: // backslash
      if (startsLine(text, start)) return token('psqlMetaCommand', start, scanLineEnd(text, start));
      return token('punctuation', start, start + 1);
    default:
      return token('punctuation', start, start + 1);
  }
}

function token(kind: TokenKind, start: number, end: number): Token {
  return { kind, start, end, terminated: true };
}

function quoted(kind: TokenKind, start: number, end: number | undefined, text: string): Token {
  if (end === undefined) return { kind, start, end: text.length, terminated: false };
  return token(kind, start, end);
}

/** A word, or a string whose prefix looks like one: `E'…'`, `B'…'`, `X'…'`, `N'…'`, `U&'…'`, `U&"…"`. */
function scanWord(text: string, start: number): Token {
  const letter = text.charCodeAt(start) | 32;
  const next = text.charCodeAt(start + 1);
  if (next === 39 && (letter === 101 || letter === 98 || letter === 120 || letter === 110)) {
    const scan = letter === 101 ? scanEscaped : scanPlain;
    return quoted('string', start, scan(text, start + 2), text);
  }
  if (letter === 117 && next === 38) {
    const quote = text.charCodeAt(start + 2);
    if (quote === 39) return quoted('string', start, scanPlain(text, start + 3), text);
    if (quote === 34) return quoted('quotedIdentifier', start, scanQuoted(text, start + 3, 34), text);
  }
  return token('word', start, skipClass(text, start + 1, IDENTIFIER));
}

function scanPlain(text: string, from: number): number | undefined {
  return scanQuoted(text, from, 39);
}

function scanEscaped(text: string, from: number): number | undefined {
  return scanQuoted(text, from, 39, 92);
}

function scanDollar(text: string, start: number): Token {
  const next = classOf(text.charCodeAt(start + 1));
  if ((next & DIGIT) !== 0) return token('parameter', start, skipClass(text, start + 1, DIGIT));
  return scanDollarString(text, start) ?? token('punctuation', start, start + 1);
}

function scanDot(text: string, start: number): Token {
  const next = text.charCodeAt(start + 1);
  if (next === 46) return token('punctuation', start, start + 2);
  if ((classOf(next) & DIGIT) !== 0) return token('number', start, scanNumber(text, start));
  return token('punctuation', start, start + 1);
}

function isColonPair(next: number): boolean {
  return next === 58 || next === 61;
}

/** `12`, `1_000`, `.5`, `1.5e-3`, `0xff`; in `1..10` the number is `1`. Trailing letters stay with it. */
function scanNumber(text: string, start: number): number {
  let end = skipClass(text, start, IDENTIFIER);
  if (text.charCodeAt(end) === 46 && text.charCodeAt(end + 1) !== 46) {
    end = skipClass(text, end + 1, IDENTIFIER);
  }
  const sign = text.charCodeAt(end);
  const exponent = (text.charCodeAt(end - 1) | 32) === 101 && (text.charCodeAt(start + 1) | 32) !== 120;
  const digitAfterSign = (classOf(text.charCodeAt(end + 1)) & DIGIT) !== 0;
  if (exponent && (sign === 43 || sign === 45) && digitAfterSign) end = skipClass(text, end + 1, IDENTIFIER);
  return end;
}

function scanOperatorOrComment(text: string, start: number): Token {
  const code = text.charCodeAt(start);
  const next = text.charCodeAt(start + 1);
  if (code === 45 && next === 45) return token('lineComment', start, scanLineEnd(text, start));
  if (code === 47 && next === 42) return quoted('blockComment', start, scanBlockComment(text, start), text);
  return token('operator', start, scanOperator(text, start));
}

/** Postgres refuses longer ones (NAMEDATALEN); the limit keeps rows of signs linear. */
const LONGEST_OPERATOR = 64;

/**
 * An operator ends before a comment, and gives up trailing `+` and `-` unless it holds one of
 * `~ ! @ # % ^ & | ` ?` (scan.l).
 */
function scanOperator(text: string, start: number): number {
  let end = start;
  let keepsSigns = false;
  const limit = start + LONGEST_OPERATOR;
  for (; end < limit && (classOf(text.charCodeAt(end)) & OPERATOR) !== 0; end++) {
    const code = text.charCodeAt(end);
    const next = text.charCodeAt(end + 1);
    if (end > start && ((code === 45 && next === 45) || (code === 47 && next === 42))) break;
    keepsSigns ||= '~!@#%^&|`?'.includes(text.charAt(end));
  }
  while (!keepsSigns && end > start + 1 && '+-'.includes(text.charAt(end - 1))) end--;
  return end;
}

function startsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  const code = text.charCodeAt(before);
  return before < 0 || code === 10 || code === 13 || code === BYTE_ORDER_MARK;
}
