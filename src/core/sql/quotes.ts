import { IDENTIFIER, IDENTIFIER_START, classOf } from './characters.ts';
import type { Token } from './types.ts';

/**
 * Offset after the closing `quote` (a character code) of a string whose inside starts at `from`, or
 * `undefined` when it never closes. A doubled quote is part of the string; so is whatever follows
 * the character `escape`, where one is given (backslash in `E'…'`).
 */
export function scanQuoted(text: string, from: number, quote: number, escape?: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === escape) at++;
    else if (code === quote) {
      if (text.charCodeAt(at + 1) !== quote) return at + 1;
      at++;
    }
  }
  return undefined;
}

/** The dollar-quoted string that starts at `start`, or `undefined` when no `$tag$` stands there. */
export function scanDollarString(text: string, start: number): Token | undefined {
  let tagEnd = start + 1;
  if ((classOf(text.charCodeAt(tagEnd)) & IDENTIFIER_START) !== 0) {
    tagEnd++;
    while ((classOf(text.charCodeAt(tagEnd)) & IDENTIFIER) !== 0 && text.charCodeAt(tagEnd) !== 36) tagEnd++;
  }
  if (text.charCodeAt(tagEnd) !== 36) return undefined;
  const delimiter = text.slice(start, tagEnd + 1);
  const close = text.indexOf(delimiter, tagEnd + 1);
  if (close < 0) return { kind: 'dollarString', start, end: text.length, terminated: false };
  return { kind: 'dollarString', start, end: close + delimiter.length, terminated: true };
}

/** Offset after the block comment that starts at `start` (they nest), or `undefined` when it never closes. */
export function scanBlockComment(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (code === 47 && next === 42) {
      depth++;
      at++;
    } else if (code === 42 && next === 47) {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/** Offset of the line break (`\n` or `\r`) at or after `from`, or the end of the text. */
export function scanLineEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return end;
}
