import type { StatementContext } from '../../lint/types.ts';
import { tokenize } from '../../sql/lexer.ts';
import { isComment, wordOf } from '../../sql/tokens.ts';
import type { ParsedSql, Statement, Token } from '../../sql/types.ts';
import type { TextRange } from '../../text/range.ts';

const tokensOf = new WeakMap<Statement, readonly Token[]>();

/** The tokens of a statement without comments, also of one inside a body. UTF-16 offsets in the file. */
export function statementTokens(parsed: ParsedSql, statement: Statement): readonly Token[] {
  const known = tokensOf.get(statement);
  if (known !== undefined) return known;
  const { start } = statement.range;
  const tokens = tokenize(parsed.source.slice(statement.range))
    .filter((token) => !isComment(token))
    .map((token) => ({ ...token, start: token.start + start, end: token.end + start }));
  tokensOf.set(statement, tokens);
  return tokens;
}

/**
 * The first place in the statement, from offset `from` on, where these words follow each other
 * (lower case; quoted names do not count). Undefined when they do not.
 */
export function findWords(
  context: Pick<StatementContext, 'parsed' | 'statement'>,
  words: readonly string[],
  from = 0,
): TextRange | undefined {
  const { text } = context.parsed.source;
  const tokens = statementTokens(context.parsed, context.statement);
  for (const [index, token] of tokens.entries()) {
    if (token.start < from) continue;
    const last = tokens[index + words.length - 1];
    const matches = words.every((word, offset) => wordOf(text, tokens[index + offset]) === word);
    if (matches && last !== undefined) return { start: token.start, end: last.end };
  }
  return undefined;
}

/** From the first token of the statement to the end of the first `word`: `create unique index`. */
export function headThrough(
  context: Pick<StatementContext, 'parsed' | 'statement'>,
  word: string,
): TextRange {
  const { start, end } = context.statement.range;
  return { start, end: findWords(context, [word])?.end ?? end };
}
