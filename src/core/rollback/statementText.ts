import type { ParsedSql, Statement, Token } from '../sql/types.ts';
import { isWord } from '../sql/tokens.ts';

const LONGEST = 100;

/** The tokens of a statement with their text; comments left out. */
export interface Words {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** The tokens of `statement`. */
export function wordsOf(parsed: ParsedSql, statement: Statement): Words {
  return { text: parsed.source.text, tokens: parsed.tokensIn(statement.range) };
}

/** Tokens `from` to `to` (exclusive) on one line, with one blank where the file has blanks or comments. */
export function joinTokens(words: Words, from: number, to = words.tokens.length): string {
  let result = '';
  let end: number | undefined;
  for (const token of words.tokens.slice(from, to)) {
    if (end !== undefined && token.start > end) result += ' ';
    result += words.text.slice(token.start, token.end);
    end = token.end;
  }
  return result;
}

/** Index of the last of the unquoted words `wanted`, or -1. */
export function lastWord(words: Words, wanted: string): number {
  return words.tokens.findLastIndex((token) => isWord(words.text, token, wanted));
}

/** Index of the first unquoted word `wanted` from token `from` on, or -1. */
export function firstWord(words: Words, wanted: string, from = 0): number {
  return words.tokens.findIndex((token, index) => index >= from && isWord(words.text, token, wanted));
}

/** A statement on one line, cut after some hundred characters. */
export function shortText(parsed: ParsedSql, statement: Statement): string {
  const text = joinTokens(wordsOf(parsed, statement), 0).replace(/\s+/g, ' ');
  return text.length <= LONGEST ? text : `${[...text.slice(0, LONGEST)].slice(0, -1).join('')}…`;
}
