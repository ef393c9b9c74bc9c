import type { SqlParser } from '../ports/sqlParser.ts';
import { applyEdits } from '../text/range.ts';
import type { TextEdit } from '../text/range.ts';
import { SourceText } from '../text/sourceText.ts';
import { SPACE, skipClass } from './characters.ts';
import { tokenize } from './lexer.ts';
import type { Piece } from './split.ts';
import { nextPiece } from './split.ts';
import { indexAfter, withoutComments, wordOf } from './tokens.ts';
import type { Token } from './types.ts';

/** A statement that Postgres refuses, as syntax help looks at it. Offsets are UTF-16 in `text`. */
export interface BrokenStatement {
  /** The whole file. */
  readonly text: string;
  readonly start: number;
  /** End including the semicolon. */
  readonly end: number;
  /** The statement's tokens with its semicolon, without comments. */
  readonly tokens: readonly Token[];
  /** The lower-case word of each token; empty where the token is none. */
  readonly words: readonly string[];
  /** Index of the token where Postgres stopped; the number of tokens when that is the end. */
  readonly error: number;
  readonly errorOffset: number;
  readonly message: string;
}

/** What to say about a broken statement. */
export interface Lesson {
  readonly explanation: string;
  readonly expected?: readonly string[];
  /** Where there is a fix, the lesson is only given when the parser proves it. */
  readonly fix?: LessonFix;
  /** True when the explanation holds even where the fix is not proved. */
  readonly standsAlone?: boolean;
}

/** Edits that mend a statement. */
export interface LessonFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** What the parser must say to the mended text; by default it must get further. */
  readonly proof?: 'whole' | 'none';
  /** The edits change where the statement ends (they mend a quote). */
  readonly requotes?: boolean;
}

/** One way in which people get Postgres' syntax wrong. */
export interface Invention {
  readonly id: string;
  /** The lesson when `statement` is wrong in this way; of several, the first whose fix is proved counts. */
  readonly explain: (statement: BrokenStatement) => Lesson | readonly Lesson[] | undefined;
}

/** The statement `piece` of a file, which the parser refused at `errorOffset` with `message`. */
export function brokenStatement(
  file: { readonly text: string; readonly tokens: readonly Token[] },
  piece: Piece,
  error: { readonly offset: number; readonly message: string },
): BrokenStatement {
  const { text } = file;
  let end = piece.tokensEnd;
  while ((file.tokens[end]?.end ?? Infinity) <= piece.fullEnd) end++;
  const tokens = withoutComments(file.tokens.slice(piece.firstToken, end));
  return {
    text,
    start: piece.start,
    end: piece.fullEnd,
    tokens,
    words: tokens.map((token) => wordOf(text, token)),
    error: indexAfter(tokens, error.offset),
    errorOffset: error.offset,
    message: error.message,
  };
}

/** A mended quote is looked for within this many UTF-16 units after the statement's start. */
const REQUOTE_LIMIT = 50_000;

/**
 * What the parser says once `edits` are made: `whole` when it takes the statement, `further` when it
 * stops closer to its end than before, `undefined` when nothing is gained.
 */
export function judgeFix(
  statement: BrokenStatement,
  fix: Pick<LessonFix, 'edits' | 'requotes'>,
  parser: SqlParser,
): 'whole' | 'further' | undefined {
  const mended = mendedText(statement, fix);
  if (mended === undefined) return undefined;
  const outcome = parser.parse(mended);
  if (outcome.ok) return 'whole';
  if (fix.requotes === true || outcome.message.startsWith('unterminated')) return undefined;
  const stopped = new SourceText(mended).codePointToOffset(outcome.cursorPosition);
  return stopped > lastRefused(statement, fix.edits, mended) ? 'further' : undefined;
}

/**
 * The last offset of the mended text where stopping is no gain: the token refused before, or the one
 * put in its place; where that was taken out, the one after it.
 */
function lastRefused(statement: BrokenStatement, edits: readonly TextEdit[], mended: string): number {
  let shift = -statement.start;
  for (const edit of edits) {
    const change = edit.newText.length - (edit.end - edit.start);
    if (edit.end <= statement.errorOffset) shift += change;
    else if (edit.start <= statement.errorOffset) {
      const end = edit.start + shift + edit.newText.length;
      return edit.newText === '' ? skipClass(mended, end, SPACE) : end - 1;
    }
  }
  return statement.errorOffset + shift;
}

function mendedText(
  statement: BrokenStatement,
  fix: Pick<LessonFix, 'edits' | 'requotes'>,
): string | undefined {
  const { text, start, end } = statement;
  const limit = fix.requotes === true ? Math.max(end, start + REQUOTE_LIMIT) : end;
  const edits = fix.edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const mended = applyEdits(text.slice(start, limit), edits);
  if (fix.requotes !== true) return mended;
  const piece = nextPiece(mended, tokenize(mended), 0);
  return piece === undefined ? undefined : mended.slice(piece.start, piece.fullEnd);
}
