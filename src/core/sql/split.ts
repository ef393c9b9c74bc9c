import type { TextRange } from '../text/range.ts';
import { isComment, isSymbol, isWord, wordOf } from './tokens.ts';
import type { Token } from './types.ts';

/**
 * The stretch of text of one statement: from its first token to its last, comments around it and
 * the semicolon left out. UTF-16 offsets.
 */
export interface Piece extends TextRange {
  /** End including the semicolon; equal to `end` where there is none. */
  readonly fullEnd: number;
  /** Index of its first token in the list that was split. */
  readonly firstToken: number;
  /** Index after its last token (the semicolon not counted). */
  readonly tokensEnd: number;
}

/**
 * Cuts a file into statements where Postgres does: at each semicolon outside quotes, the bodies of
 * `CREATE RULE … DO (a; b)` and `BEGIN ATOMIC … END` excepted. Parentheses are not counted anywhere
 * else, so that a missing `)` costs one statement. A psql command is a piece of its own. Empty
 * statements give no piece.
 */
export function splitStatements(text: string, tokens: readonly Token[], from = 0): Piece[] {
  const pieces: Piece[] = [];
  for (let index = from; index < tokens.length;) {
    const piece = nextPiece(text, tokens, index);
    if (piece === undefined) break;
    pieces.push(piece);
    index = piece.tokensEnd;
  }
  return pieces;
}

/** The first piece at or after token number `from`, or `undefined` when no statement follows. */
export function nextPiece(text: string, tokens: readonly Token[], from: number): Piece | undefined {
  let firstToken = from;
  for (let token = tokens[firstToken]; token !== undefined; token = tokens[firstToken]) {
    if (!isComment(token) && !isSymbol(text, token, ';')) break;
    firstToken++;
  }
  const first = tokens[firstToken];
  if (first === undefined) return undefined;
  if (first.kind === 'psqlMetaCommand') return pieceOf(text, tokens, firstToken, firstToken + 1);
  return pieceOf(text, tokens, firstToken, endOfStatement(text, tokens, firstToken));
}

/** Index of the token that ends the statement starting at token `first`: `;`, a psql command, the end. */
export function endOfStatement(text: string, tokens: readonly Token[], first: number): number {
  const nesting = nestingOf(text, tokens, first);
  for (let index = first; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'psqlMetaCommand') return index;
    if (nesting?.step(index) === true) continue;
    if (isSymbol(text, token, ';')) return index;
  }
  return tokens.length;
}

function pieceOf(text: string, tokens: readonly Token[], firstToken: number, end: number): Piece {
  let tokensEnd = end;
  for (
    let last = tokens[tokensEnd - 1];
    last !== undefined && isComment(last);
    last = tokens[tokensEnd - 1]
  ) {
    tokensEnd--;
  }
  const start = tokens[firstToken]?.start ?? 0;
  const pieceEnd = tokens[tokensEnd - 1]?.end ?? start;
  const semicolon = tokens[end];
  const fullEnd = isSymbol(text, semicolon, ';') ? (semicolon?.end ?? pieceEnd) : pieceEnd;
  return { start, end: pieceEnd, fullEnd, firstToken, tokensEnd };
}

/** Follows the one bracket in which a statement may hold semicolons; `step` tells whether it is open. */
interface Nesting {
  step(index: number): boolean;
}

function nestingOf(text: string, tokens: readonly Token[], first: number): Nesting | undefined {
  if (!isWord(text, tokens[first], 'create')) return undefined;
  const kind = objectKind(text, tokens, first);
  if (kind === 'rule') return ruleNesting(text, tokens);
  if (kind === 'function' || kind === 'procedure') return atomicNesting(text, tokens);
  return undefined;
}

/** The word after `CREATE [OR REPLACE]`. */
function objectKind(text: string, tokens: readonly Token[], first: number): string {
  const words: string[] = [];
  for (let index = first + 1; index < tokens.length && words.length < 3; index++) {
    const token = tokens[index];
    if (token !== undefined && !isComment(token)) words.push(wordOf(text, token));
  }
  const [one = '', two = '', three = ''] = words;
  return one === 'or' && two === 'replace' ? three : one;
}

function ruleNesting(text: string, tokens: readonly Token[]): Nesting {
  let depth = 0;
  return {
    step(index) {
      if (isSymbol(text, tokens[index], '(')) depth++;
      else if (isSymbol(text, tokens[index], ')') && depth > 0) depth--;
      return depth > 0;
    },
  };
}

/** `CASE` opens as well, since it closes with the same `END`. `x.end` and `as end` are names. */
function atomicNesting(text: string, tokens: readonly Token[]): Nesting {
  let depth = 0;
  let previous: Token | undefined;
  return {
    step(index) {
      const token = tokens[index];
      if (token === undefined || isComment(token)) return depth > 0;
      const word = wordOf(text, token);
      const isName = isSymbol(text, previous, '.') || isWord(text, previous, 'as');
      if (depth === 0) {
        if (word === 'atomic' && isWord(text, previous, 'begin')) depth = 1;
      } else if (!isName && word === 'case') depth++;
      else if (!isName && word === 'end') depth--;
      previous = token;
      return depth > 0;
    },
  };
}
