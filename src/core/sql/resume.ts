import { tokenize } from './lexer.ts';
import { nextPiece } from './split.ts';
import type { Piece } from './split.ts';
import type { ParsedPiece } from './statementCache.ts';
import { indexAfter, isComment, wordOf } from './tokens.ts';
import type { Token } from './types.ts';

/** Where another statement begins inside a broken one. */
export interface Resumption {
  /** Offset of its first token. */
  readonly offset: number;
  /** Index of its first token, or of the quote that swallowed it. */
  readonly token: number;
  /** The quote or comment that swallowed it. */
  readonly insideToken?: Token;
  /** The statement before it, when that is whole and only its semicolon is missing. */
  readonly before?: ParsedPiece;
}

interface Broken {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly piece: Piece;
  readonly errorOffset: number;
  readonly parse: (start: number, end: number) => ParsedPiece;
}

/** Words that begin a statement of a migration. */
const STATEMENT_WORDS = new Set(
  `alter analyze begin call cluster comment commit copy create delete do drop end execute explain grant
   import insert lock merge notify prepare refresh reindex release reset revoke rollback savepoint select
   set show start truncate update vacuum with`.split(/\s+/u),
);

/** At the start of a line inside a quote these mean that the quote was never closed. */
const RESUME_LINE = /^(?:create|alter|drop|grant|revoke|comment|insert|do)\b/gimu;

/**
 * Looks for a statement that begins inside `broken.piece`: at the error itself, after it, or inside
 * a quote that runs over several lines. `undefined` when the piece ends where it seems to.
 */
export function findResumption(broken: Broken): Resumption | undefined {
  return atErrorToken(broken) ?? insideQuote(broken) ?? afterBlankLine(broken);
}

/** The token that Postgres stumbles over starts a line and a statement: a semicolon is missing. */
function atErrorToken(broken: Broken): Resumption | undefined {
  const { text, tokens, piece, errorOffset } = broken;
  const index = indexAfter(tokens, errorOffset);
  const token = tokens[index];
  if (token === undefined || token.start !== errorOffset || index <= piece.firstToken) return undefined;
  if (index >= piece.tokensEnd || !startsLine(text, token.start)) return undefined;
  if (!STATEMENT_WORDS.has(wordOf(text, token))) return undefined;
  const end = endBefore(tokens, index);
  const before = broken.parse(piece.start, end);
  if (before.outcome.ok) return { offset: token.start, token: index, before };
  if (!isFirstOnLine(text, token.start)) return undefined;
  return parses(broken, token.start, piece.fullEnd) ? { offset: token.start, token: index } : undefined;
}

/**
 * A quote that swallowed the start of a statement. A dollar-quoted body may hold such lines rightly,
 * so a closed one counts only when the error comes after it.
 */
function insideQuote(broken: Broken): Resumption | undefined {
  const { text, tokens, piece, errorOffset } = broken;
  for (let index = piece.firstToken; index < piece.tokensEnd || index === piece.tokensEnd; index++) {
    const token = tokens[index];
    if (token === undefined) return undefined;
    if (!mayHaveSwallowed(token, errorOffset)) continue;
    RESUME_LINE.lastIndex = token.start + 1;
    const offset = RESUME_LINE.exec(text)?.index ?? token.end;
    if (offset < token.end) return { offset, token: index, insideToken: token };
  }
  return undefined;
}

function mayHaveSwallowed(token: Token, errorOffset: number): boolean {
  if (!token.terminated) return true;
  if (token.kind === 'dollarString') return token.end <= errorOffset;
  return token.kind === 'string' || token.kind === 'quotedIdentifier';
}

/** After the error, a blank line and then a line that begins a statement which parses to the piece's end. */
function afterBlankLine(broken: Broken): Resumption | undefined {
  const { text, tokens, piece, errorOffset } = broken;
  for (let index = indexAfter(tokens, errorOffset); index < piece.tokensEnd; index++) {
    const token = tokens[index];
    if (token === undefined) return undefined;
    if (index <= piece.firstToken || !STATEMENT_WORDS.has(wordOf(text, token))) continue;
    if (!isFirstOnLine(text, token.start) || !followsGap(text, tokens, index)) continue;
    if (parses(broken, token.start, piece.fullEnd)) return { offset: token.start, token: index };
  }
  return undefined;
}

function parses(broken: Broken, start: number, end: number): boolean {
  const next = nextPiece(broken.text, tokenize(broken.text.slice(0, end), start), 0);
  return next !== undefined && broken.parse(start, next.fullEnd).outcome.ok;
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
  if (previous === undefined || token === undefined) return true;
  if (isComment(previous)) return true;
  return /\n[ \t]*\r?\n/u.test(text.slice(previous.end, token.start));
}

function startsLine(text: string, offset: number): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return text.slice(lineStart, offset).trim() === '';
}

function isFirstOnLine(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n' || text[offset - 1] === '\r';
}
