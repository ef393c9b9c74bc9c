import type { TextRange } from '../text/range.ts';
import type { Piece } from './split.ts';
import { endBefore } from './resume.ts';
import type { Resumption } from './resume.ts';
import { indexAfter } from './tokens.ts';
import type { SyntaxProblem, Token } from './types.ts';

interface Refusal {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly piece: Piece;
  /** Where Postgres stopped. UTF-16. */
  readonly offset: number;
  readonly message: string;
  readonly resumption: Resumption | undefined;
}

/** The problem of a piece that the parser refused. */
export function problemAt(refusal: Refusal): SyntaxProblem {
  const { text, tokens, piece, message, resumption } = refusal;
  if (resumption?.before !== undefined) return missingSemicolon(refusal, resumption);
  const end = resumption?.offset ?? piece.end;
  return {
    range: tokenRange(text, tokens, refusal.offset),
    message,
    statementRange: { start: piece.start, end },
  };
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
