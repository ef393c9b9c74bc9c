import { isSymbol, isWord, wordOf } from './tokens.ts';
import { decodeConcatenation } from './embeddedText.ts';
import type { EmbeddedText } from './embeddedText.ts';
import type { Token } from './types.ts';

/** Something in a PL/pgSQL body that Postgres hands to its SQL parser. Offsets are UTF-16 in the body. */
export type BodyPart =
  /** `text` is as long as the stretch that it stands for; what only PL/pgSQL understands is blank in it. */
  | { readonly kind: 'sql'; readonly start: number; readonly fullEnd: number; readonly text: string }
  | { readonly kind: 'expression'; readonly start: number; readonly text: string }
  /** `EXECUTE` of a constant. */
  | { readonly kind: 'constant'; readonly constant: EmbeddedText }
  /** `EXECUTE` of anything else. */
  | { readonly kind: 'dynamic' };

/** A run of tokens (no comments) of a body. */
export interface TokenRun {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
}

/** The SQL statement made of the tokens of `run`, with its INTO clause blanked. */
export function sqlPart(run: TokenRun, fullEnd: number): BodyPart | undefined {
  const { text, tokens, from, to } = run;
  const start = tokens[from]?.start;
  const end = tokens[to - 1]?.end;
  if (start === undefined || end === undefined || from >= to) return undefined;
  const into = intoClause(run);
  let sql = text.slice(start, end);
  if (into !== undefined) {
    sql = sql.slice(0, into.start - start) + blank(text, into.start, into.end) + sql.slice(into.end - start);
  }
  if (isWord(text, tokens[from], 'perform')) sql = 'SELECT ' + sql.slice('PERFORM'.length);
  return { kind: 'sql', start, fullEnd, text: sql };
}

/** The expression made of the tokens of `run`. */
export function expressionPart(run: TokenRun): BodyPart | undefined {
  const start = run.tokens[run.from]?.start;
  const end = run.tokens[run.to - 1]?.end;
  if (start === undefined || end === undefined || run.from >= run.to) return undefined;
  return { kind: 'expression', start, text: run.text.slice(start, end) };
}

/** What `EXECUTE …` runs; `run` starts after the word EXECUTE. */
export function executePart(run: TokenRun): BodyPart {
  let end = run.from;
  while (end < run.to && !['into', 'using'].includes(wordOf(run.text, run.tokens[end]))) end++;
  const constant = decodeConcatenation(run.text, run.tokens.slice(run.from, end));
  return constant === undefined ? { kind: 'dynamic' } : { kind: 'constant', constant };
}

/**
 * PL/pgSQL's own `INTO [STRICT] target[, target…]`: any INTO that does not belong to INSERT, MERGE or
 * IMPORT (make_execsql_stmt in Postgres' pl_gram.y).
 */
function intoClause(run: TokenRun): { readonly start: number; readonly end: number } | undefined {
  const { text, tokens, from, to } = run;
  if (['import', 'create'].includes(wordOf(text, tokens[from]))) return undefined;
  for (let index = from + 1; index < to; index++) {
    const token = tokens[index];
    if (token === undefined || !isWord(text, token, 'into')) continue;
    if (['insert', 'merge'].includes(wordOf(text, tokens[index - 1]))) continue;
    const first = isWord(text, tokens[index + 1], 'strict') ? index + 2 : index + 1;
    const last = endOfTargets(run, first);
    return { start: token.start, end: tokens[last - 1]?.end ?? token.end };
  }
  return undefined;
}

/** Index after a list of targets: names with dots and subscripts, separated by commas. */
function endOfTargets(run: TokenRun, from: number): number {
  const { text, tokens, to } = run;
  let index = from + 1;
  while (index < to) {
    if (isSymbol(text, tokens[index], '.') || isSymbol(text, tokens[index], ',')) index += 2;
    else if (isSymbol(text, tokens[index], '[')) {
      while (index < to && !isSymbol(text, tokens[index], ']')) index++;
      index++;
    } else break;
  }
  return Math.min(index, to);
}

/** Blanks for a stretch of `text`; line breaks stay, so that lines keep their places. */
function blank(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/[^\r\n]/gu, (character) => ' '.repeat(character.length));
}
