import type { TextEdit } from '../../text/range.ts';
import type { BrokenStatement } from '../brokenStatement.ts';
import { isSymbol } from '../tokens.ts';

/** Whether the words of `phrase` (lower case, blank between) stand at token number `at`. */
export function hasWords(statement: BrokenStatement, at: number, phrase: string): boolean {
  return phrase.split(' ').every((word, index) => statement.words[at + index] === word);
}

/** Index of the first token at or after `from` where `phrase` stands, or -1. */
export function findWords(statement: BrokenStatement, phrase: string, from = 0): number {
  for (let index = from; index < statement.tokens.length; index++) {
    if (hasWords(statement, index, phrase)) return index;
  }
  return -1;
}

/** The source text of token number `index`; empty past the end. */
export function textOf(statement: BrokenStatement, index: number): string {
  const token = statement.tokens[index];
  return token === undefined ? '' : statement.text.slice(token.start, token.end);
}

/** Whether token number `index` is the punctuation or operator `symbol`. */
export function isAt(statement: BrokenStatement, index: number, symbol: string): boolean {
  return isSymbol(statement.text, statement.tokens[index], symbol);
}

/** The source text from token `from` up to token `to` (not included). */
export function sourceOf(statement: BrokenStatement, from: number, to: number): string {
  const start = statement.tokens[from]?.start;
  const end = statement.tokens[to - 1]?.end;
  return start === undefined || end === undefined || to <= from ? '' : statement.text.slice(start, end);
}

/** Index after the name (perhaps qualified, perhaps quoted) at token `at`; `at` when there is none. */
export function afterName(statement: BrokenStatement, at: number): number {
  let index = at;
  for (;;) {
    const kind = statement.tokens[index]?.kind;
    if (kind !== 'word' && kind !== 'quotedIdentifier') return at;
    if (!isAt(statement, index + 1, '.')) return index + 1;
    index += 2;
  }
}

/** Index of the bracket that closes the one at `open`, or -1. */
export function closingBracket(statement: BrokenStatement, open: number): number {
  let depth = 0;
  for (let index = open; index < statement.tokens.length; index++) {
    if (isAt(statement, index, '(')) depth++;
    else if (isAt(statement, index, ')') && --depth === 0) return index;
  }
  return -1;
}

/** Number of brackets open before token `at`. */
export function depthAt(statement: BrokenStatement, at: number): number {
  let depth = 0;
  for (let index = 0; index < at; index++) {
    if (isAt(statement, index, '(')) depth++;
    else if (isAt(statement, index, ')')) depth--;
  }
  return depth;
}

/** Index of the semicolon that ends the statement, or the number of tokens where there is none. */
export function lastToken(statement: BrokenStatement): number {
  const last = statement.tokens.length - 1;
  return isAt(statement, last, ';') ? last : statement.tokens.length;
}

/** Puts `newText` in place of the tokens from `from` up to `to` (not included). */
export function replace(statement: BrokenStatement, from: number, to: number, newText: string): TextEdit {
  const start = statement.tokens[from]?.start ?? statement.end;
  return { start, end: statement.tokens[to - 1]?.end ?? start, newText };
}

/** Takes the tokens from `from` up to `to` (not included) out, with the blanks after them. */
export function remove(statement: BrokenStatement, from: number, to: number): TextEdit {
  const start = statement.tokens[from]?.start ?? statement.end;
  const next = statement.tokens[to];
  const closes = [';', ')', ','].some((symbol) => isAt(statement, to, symbol));
  if (next !== undefined && !closes) {
    return { start, end: next.start, newText: '' };
  }
  const before = statement.tokens[from - 1]?.end ?? start;
  return { start: before, end: statement.tokens[to - 1]?.end ?? start, newText: '' };
}

/** Puts `newText` right before token `at`. */
export function insertBefore(statement: BrokenStatement, at: number, newText: string): TextEdit {
  const offset = statement.tokens[at]?.start ?? statement.end;
  return { start: offset, end: offset, newText };
}

/** Puts `newText` right after token `at`. */
export function insertAfter(statement: BrokenStatement, at: number, newText: string): TextEdit {
  const offset = statement.tokens[at]?.end ?? statement.start;
  return { start: offset, end: offset, newText };
}

/** `keywords` in the case that the statement's first word is written in. */
export function cased(statement: BrokenStatement, keywords: string): string {
  const first = textOf(statement, 0);
  return first === first.toUpperCase() ? keywords.toUpperCase() : keywords.toLowerCase();
}
