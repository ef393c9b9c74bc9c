import type { SourceText } from '../text/sourceText.ts';
import type { RawStatement } from '../ports/sqlParser.ts';
import type { Node } from './ast.ts';
import { kindOf } from './ast.ts';
import { SPACE, classOf } from './characters.ts';
import { tokenize } from './lexer.ts';
import { withoutComments } from './tokens.ts';
import type { Container, Statement } from './types.ts';

/** The text that was handed to the parser, and where it lies in the file. */
export interface ParsedStretch {
  readonly source: SourceText;
  /** UTF-16 offset in the file of the first character of `source`. */
  readonly base: number;
}

/** A parsed statement with its place in the text that was handed to the parser. UTF-16 offsets in that text. */
export interface LocatedTree {
  readonly tree: Node;
  readonly start: number;
  readonly end: number;
  readonly fullEnd: number;
}

/**
 * Where libpg-query's raw statements lie in `source`. Postgres 18 starts a statement at its first
 * token and ends it at its semicolon, so blanks and comments before that are cut off here.
 */
export function locateStatements(source: SourceText, raws: readonly RawStatement[]): LocatedTree[] {
  const located: LocatedTree[] = [];
  for (const raw of raws) {
    if (raw.stmt === undefined) continue;
    const startByte = raw.stmt_location ?? 0;
    const start = source.byteToOffset(startByte);
    const semicolon =
      raw.stmt_len === undefined ? source.text.length : source.byteToOffset(startByte + raw.stmt_len);
    const end = endOfLastToken(source.text, start, semicolon);
    const fullEnd = source.text[semicolon] === ';' ? semicolon + 1 : end;
    located.push({ tree: raw.stmt, start, end, fullEnd });
  }
  return located;
}

/** End of the last token before `limit`. A statement that may end in a comment is lexed to see. */
function endOfLastToken(text: string, start: number, limit: number): number {
  let end = limit;
  while (end > start && (classOf(text.charCodeAt(end - 1)) & SPACE) !== 0) end--;
  const lastLine = text.slice(Math.max(start, text.lastIndexOf('\n', end - 1) + 1), end);
  if (!lastLine.endsWith('*/') && !lastLine.includes('--')) return end;
  const last = withoutComments(tokenize(text.slice(start, limit))).at(-1);
  return last === undefined ? end : start + last.end;
}

/** A statement of the file from a located tree; `index` is its place in its list. */
export function placeStatement(
  located: LocatedTree,
  stretch: ParsedStretch,
  more: { readonly index: number; readonly container?: Container },
): Statement {
  const { source, base } = stretch;
  const { tree } = located;
  const start = base + located.start;
  const kind = kindOf(tree);
  return {
    index: more.index,
    range: { start, end: base + located.end },
    fullEnd: base + located.fullEnd,
    kind,
    node: (tree as Readonly<Record<string, unknown>>)[kind] as Statement['node'],
    tree,
    offsetOf: (location) =>
      location === undefined || location < 0 ? start : base + source.byteToOffset(location),
    ...(more.container === undefined ? {} : { container: more.container }),
  };
}
