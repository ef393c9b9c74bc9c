import type { TextRange } from '../text/range.ts';
import type { Token } from './types.ts';

/** Whether `token` is a comment. */
export function isComment(token: Token): boolean {
  return token.kind === 'lineComment' || token.kind === 'blockComment';
}

/** Whether `token` is the unquoted word `word` (given in lower case), whatever its case in the text. */
export function isWord(text: string, token: Token | undefined, word: string): boolean {
  if (token?.kind !== 'word' || token.end - token.start !== word.length) return false;
  return text.slice(token.start, token.end).toLowerCase() === word;
}

/** The word of `token` in lower case; empty for tokens of any other kind. */
export function wordOf(text: string, token: Token | undefined): string {
  return token?.kind === 'word' ? text.slice(token.start, token.end).toLowerCase() : '';
}

/** Whether `token` is written exactly as `symbol`: punctuation or an operator. */
export function isSymbol(text: string, token: Token | undefined, symbol: string): boolean {
  if (token?.kind !== 'punctuation' && token?.kind !== 'operator') return false;
  return token.end - token.start === symbol.length && text.startsWith(symbol, token.start);
}

/** The tokens without comments. */
export function withoutComments(tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => !isComment(token));
}

/** Index of the first token that ends after `offset`; `tokens` are in order. */
export function indexAfter(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tokens that lie wholly inside `range`; `tokens` are in order. */
export function tokensInside(tokens: readonly Token[], range: TextRange): Token[] {
  let first = indexAfter(tokens, range.start);
  if ((tokens[first]?.start ?? range.start) < range.start) first++;
  let last = first;
  while ((tokens[last]?.end ?? Infinity) <= range.end) last++;
  return tokens.slice(first, last);
}
