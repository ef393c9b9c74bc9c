import { isSymbol } from './tokens.ts';
import type { Token } from './types.ts';

/** A text that is written inside another one, e.g. a function body inside its quotes. */
export interface EmbeddedText {
  readonly text: string;
  /** Offset in the outer text of offset `offset` in `text`. Both UTF-16. */
  readonly toOuter: (offset: number) => number;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * The value of a string constant of `outer`: dollar-quoted, `'…'` or `E'…'`. `undefined` for other
 * tokens, unterminated ones, and for the rare forms that are not read (`U&'…'`, `B'…'`, numeric escapes).
 */
export function decodeString(outer: string, token: Token | undefined): EmbeddedText | undefined {
  if (token?.terminated !== true) return undefined;
  if (token.kind === 'dollarString') {
    const delimiter = outer.indexOf('$', token.start + 1) + 1 - token.start;
    return stretch(outer, token.start + delimiter, token.end - delimiter);
  }
  if (token.kind !== 'string') return undefined;
  const first = outer.charAt(token.start);
  if (first === "'") return decodeQuoted(outer, token.start + 1, token.end - 1, false);
  if (first === 'e' || first === 'E') return decodeQuoted(outer, token.start + 2, token.end - 1, true);
  return undefined;
}

/** The part of `outer` from `start` to `end`, as it stands. */
export function stretch(outer: string, start: number, end: number): EmbeddedText {
  return { text: outer.slice(start, end), toOuter: (offset) => start + offset };
}

/** `inner` as written in the text that `outer` is written in. */
export function compose(outer: EmbeddedText, inner: EmbeddedText): EmbeddedText {
  return { text: inner.text, toOuter: (offset) => outer.toOuter(inner.toOuter(offset)) };
}

/** The value of string constants joined by `||`, or `undefined` when `tokens` are anything else. */
export function decodeConcatenation(outer: string, tokens: readonly Token[]): EmbeddedText | undefined {
  const parts: EmbeddedText[] = [];
  for (const [index, token] of tokens.entries()) {
    if (index % 2 === 1) {
      if (!isSymbol(outer, token, '||')) return undefined;
      continue;
    }
    const part = decodeString(outer, token);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  if (tokens.length % 2 === 0) return undefined;
  return parts.length === 1 ? parts[0] : join(parts);
}

function join(parts: readonly EmbeddedText[]): EmbeddedText {
  return {
    text: parts.map((part) => part.text).join(''),
    toOuter(offset) {
      let rest = offset;
      for (const part of parts.slice(0, -1)) {
        if (rest < part.text.length) return part.toOuter(rest);
        rest -= part.text.length;
      }
      return parts.at(-1)?.toOuter(rest) ?? 0;
    },
  };
}

function decodeQuoted(outer: string, start: number, end: number, escapes: boolean): EmbeddedText | undefined {
  const inner = outer.slice(start, end);
  if (!inner.includes("'") && !(escapes && inner.includes('\\'))) return stretch(outer, start, end);
  const offsets: number[] = [];
  let text = '';
  for (let at = start; at < end; at++) {
    offsets.push(at);
    let character = outer.charAt(at);
    if (character === "'" && outer.charAt(at + 1) === "'") at++;
    else if (escapes && character === '\\') {
      at++;
      const letter = outer.charAt(at);
      if (/[0-7xuU]/u.test(letter)) return undefined;
      character = ESCAPES[letter] ?? letter;
    }
    text += character;
  }
  offsets.push(end);
  return { text, toOuter: (offset) => offsets[Math.min(offset, text.length)] ?? end };
}
