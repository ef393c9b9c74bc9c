import type { TextRange } from '../text/range.ts';
import type { Lesson } from './brokenStatement.ts';
import { scanLineEnd } from './quotes.ts';
import type { Piece } from './split.ts';
import { endBefore } from './resume.ts';
import type { Resumption } from './resume.ts';
import { indexAfter } from './tokens.ts';
import type { SyntaxProblem, Token } from './types.ts';

/** No message repeats more of a token than this many UTF-16 units. */
const LONGEST_TOKEN = 80;

interface Refusal {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly piece: Piece;
  /** Where Postgres stopped. UTF-16. */
  readonly offset: number;
  readonly message: string;
  readonly resumption: Resumption | undefined;
  readonly lesson: Lesson | undefined;
}

/** The problem of a piece that the parser refused. */
export function problemAt(refusal: Refusal): SyntaxProblem {
  const { text, tokens, piece, resumption } = refusal;
  if (resumption?.before !== undefined) return missingSemicolon(refusal, resumption);
  const problem = {
    range: tokenRange(text, tokens, refusal.offset),
    message: shortened(refusal.message),
    statementRange: { start: piece.start, end: resumption?.offset ?? piece.end },
  };
  if (refusal.lesson !== undefined) return { ...problem, ...wordsOf(refusal.lesson) };
  const quote = resumption?.quote;
  return quote === undefined
    ? problem
    : { ...problem, explanation: unclosed(text, quote, problem.range.start) };
}

/** A lesson as a problem carries it. */
export function wordsOf(lesson: Lesson): Pick<SyntaxProblem, 'explanation' | 'expected' | 'fixes'> {
  const { explanation, expected, fix } = lesson;
  return {
    explanation,
    ...(expected === undefined ? {} : { expected }),
    ...(fix === undefined ? {} : { fixes: [{ title: fix.title, edits: fix.edits }] }),
  };
}

/**
 * `message` with the token that it repeats cut to its first line: Postgres repeats it whole, and an open
 * quote runs to the end of the file.
 */
export function shortened(message: string): string {
  const open = message.indexOf('near "') + 'near "'.length;
  const lineBreak = message.slice(open).search(/[\r\n]/u);
  const length = lineBreak < 0 ? message.length - open : lineBreak;
  if (lineBreak < 0 && length <= LONGEST_TOKEN) return message;
  return `${message.slice(0, open + Math.min(length, LONGEST_TOKEN))}…"`;
}

/** The problem of a block comment that never closes, in Postgres' words and place. */
export function openCommentProblem(text: string, token: Token): SyntaxProblem {
  const end = Math.min(scanLineEnd(text, token.start), token.end);
  return {
    range: { start: token.start, end },
    message: shortened(`unterminated /* comment at or near "${text.slice(token.start, token.end)}"`),
    explanation: unclosed(text, token, token.start),
    statementRange: { start: token.start, end: token.end },
  };
}

/** In words, for a quote that swallowed what follows it. `at` is where Postgres noticed. */
function unclosed(text: string, quote: Token, at: number): string {
  const line = lineOf(text, quote.start);
  const where = lineOf(text, at) === line ? 'here' : `in line ${line}`;
  if (quote.kind === 'dollarString') {
    const delimiter = text.slice(quote.start, text.indexOf('$', quote.start + 1) + 1);
    return `The body opened by ${delimiter} ${where} is not closed: Postgres reads on to the next ${delimiter}. Put ${delimiter} after the body's end.`;
  }
  if (quote.kind === 'blockComment')
    return `The comment opened by /* ${where} is not closed. Put */ after it.`;
  const mark = quote.kind === 'string' ? "'" : '"';
  return `The ${mark} ${where} does not close where it should. Write a ${mark} inside the text twice (${mark}${mark}), or add the one that is missing.`;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/u).length;
}

function missingSemicolon(refusal: Refusal, resumption: Resumption): SyntaxProblem {
  const { text, tokens, piece, message } = refusal;
  const end = endBefore(tokens, resumption.token);
  const word = text.slice(resumption.offset, tokens[resumption.token]?.end);
  return {
    range: { start: end - 1, end },
    message,
    explanation: `missing ; before "${word}"`,
    fixes: [{ title: 'Insert ;', edits: [{ start: end, end, newText: ';' }] }],
    statementRange: { start: piece.start, end },
  };
}

/** The token at `offset`, cut to its first line; at the end of the text the last character before it. */
export function tokenRange(text: string, tokens: readonly Token[], offset: number): TextRange {
  const token = tokens[indexAfter(tokens, offset)];
  if (token === undefined || token.start > offset) return { start: Math.max(0, offset - 1), end: offset };
  const lineEnd = /\r?\n|\r/u.exec(text.slice(token.start, token.end));
  return { start: offset, end: lineEnd === null ? token.end : token.start + lineEnd.index };
}
