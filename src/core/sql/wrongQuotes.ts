import { scanLineEnd } from './quotes.ts';
import type { Broken, Resumption } from './resume.ts';
import { indexAfter } from './tokens.ts';
import type { Token } from './types.ts';

/** At the start of a line inside a quote these mean that the quote was never closed. */
const DEFINITION_LINE = /^(?:create|alter|drop|grant|revoke|comment|do)\b/gimu;
const STATEMENT_LINE = /^(?:create|alter|drop|grant|revoke|comment|do|insert|commit)\b/gimu;

const ANY_STATEMENT_LINE =
  /^(?:create|alter|drop|grant|revoke|comment|do|insert|update|delete|select|with|commit|begin|set|truncate|notify)\b/gimu;

/** Looking back from the error for a stray quote, this many tokens are far enough. */
const NEARBY = 8;

/**
 * A dollar-quoted body that was not closed ends where the next body opens: right after `AS`. What it
 * swallowed begins at the first line in it that begins a definition.
 */
export function flippedBody(broken: Broken): Resumption | undefined {
  const { text, tokens, piece } = broken;
  for (let index = piece.firstToken; index < piece.tokensEnd; index++) {
    const token = tokens[index];
    if (token?.kind !== 'dollarString' || !token.terminated) continue;
    const delimiter = text.indexOf('$', token.start + 1) + 1 - token.start;
    if (!/\b(?:as|do)\s*$/iu.test(text.slice(token.start, token.end - delimiter).slice(-20))) continue;
    return resumeInBody(text, token, index);
  }
  return undefined;
}

/**
 * A quote inside a string: `'it's'`, `"a "b" c"`. The string ends right before a word, with no blank
 * between, near the error. Quotes are read anew from the next line on.
 */
export function strayQuote(broken: Broken): Resumption | undefined {
  const { tokens, piece, errorOffset } = broken;
  const last = indexAfter(tokens, errorOffset);
  for (let index = last; index > Math.max(piece.firstToken, last - NEARBY); index--) {
    const quote = tokens[index - 1];
    const next = tokens[index];
    if (!isQuote(quote) || next?.start !== quote?.end || !belongsInside(broken.text, next)) continue;
    return quote === undefined ? undefined : resumeOnNextLine(broken, quote, index - 1);
  }
  return undefined;
}

/** A quote that never closes. */
export function swallowedStatement(broken: Broken): Resumption | undefined {
  const { text, tokens, piece } = broken;
  for (let index = piece.firstToken; index < piece.tokensEnd; index++) {
    const token = tokens[index];
    if (token === undefined || token.terminated) continue;
    if (isQuote(token)) {
      const nextLine = resumeOnNextLine(broken, token, index);
      if (nextLine?.continues === false) return nextLine;
    }
    if (token.kind === 'dollarString') return resumeInBody(text, token, index);
    return resumeInside(text, token, index, STATEMENT_LINE);
  }
  return undefined;
}

/** Where a statement begins in the open comment `token`, which is token number `index`. */
export function resumeInComment(text: string, token: Token, index: number): Resumption | undefined {
  return resumeInside(text, token, index, STATEMENT_LINE);
}

/** The line after a body whose delimiter is missing: `;` or `language plpgsql;`. */
const BODY_END_LINE = /^[ \t]*(?:language\b[^\r\n;]*)?;[ \t]*$/gimu;

/** A body may hold lines like `insert …` itself, so those count only after what looks like its end. */
function resumeInBody(text: string, quote: Token, index: number): Resumption | undefined {
  const definition = resumeInside(text, quote, index, DEFINITION_LINE);
  BODY_END_LINE.lastIndex = quote.start + 1;
  const end = BODY_END_LINE.exec(text);
  if (end === null || end.index >= (definition?.offset ?? quote.end)) return definition;
  const rest = { ...quote, start: BODY_END_LINE.lastIndex };
  const statement = resumeInside(text, rest, index, ANY_STATEMENT_LINE);
  if (statement === undefined || statement.offset > (definition?.offset ?? quote.end)) return definition;
  return { ...statement, quote };
}

function resumeInside(text: string, quote: Token, index: number, line: RegExp): Resumption | undefined {
  line.lastIndex = quote.start + 1;
  const offset = line.exec(text)?.index ?? quote.end;
  return offset < quote.end ? { offset, token: index + 1, quote, continues: false } : undefined;
}

function resumeOnNextLine(broken: Broken, quote: Token, index: number): Resumption | undefined {
  const { text, tokens } = broken;
  const lineEnd = scanLineEnd(text, quote.start);
  if (lineEnd >= text.length) return undefined;
  let token = index + 1;
  while ((tokens[token]?.start ?? lineEnd) < lineEnd) token++;
  const line = text.slice(quote.start, lineEnd).replace(/--[^']*$/u, '');
  return { offset: lineEnd, token, quote, continues: !line.trimEnd().endsWith(';') };
}

function isQuote(token: Token | undefined): boolean {
  return token?.kind === 'string' || token?.kind === 'quotedIdentifier';
}

/** Whether `token`, standing right after a closing quote, shows that the quote was meant to go on. */
function belongsInside(text: string, token: Token | undefined): boolean {
  if (token === undefined || token.kind === 'operator') return false;
  return !['(', ')', ']', ',', ';', '.', '::', ':='].includes(text.slice(token.start, token.end));
}
