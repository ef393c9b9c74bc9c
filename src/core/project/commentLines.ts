import type { Comment } from '../sql/types.ts';
import type { SourceText } from '../text/sourceText.ts';
import type { TextRange } from '../text/range.ts';

/** One line of a comment without its `--`, `/*`, `*` and surrounding blanks; UTF-16 offsets in the file. */
export interface CommentLine extends TextRange {
  readonly text: string;
  /** Lines with the same number follow each other with nothing but line breaks' blanks between. */
  readonly block: number;
}

/**
 * The lines of all comments that stand alone on their lines (a comment behind a statement is none of
 * them), in order, with block comments taken apart.
 */
export function commentLinesOf(file: {
  readonly source: SourceText;
  readonly comments: readonly Comment[];
}): readonly CommentLine[] {
  const { source, comments } = file;
  const lines: CommentLine[] = [];
  let block = 0;
  let previousLine = -2;
  for (const comment of comments) {
    const position = source.positionAt(comment.start);
    const lineStart = source.lineRange(position.line).start;
    if (source.text.slice(lineStart, comment.start).replace('\ufeff', '').trim() !== '') continue;
    if (position.line !== previousLine + 1) block++;
    for (const range of innerLines(source, comment)) {
      lines.push({ ...range, text: source.slice(range), block });
    }
    previousLine = source.positionAt(comment.end).line;
  }
  return lines;
}

function innerLines(source: SourceText, comment: Comment): readonly TextRange[] {
  if (comment.kind === 'lineComment') {
    const dashes = /^-+/.exec(source.slice(comment))?.[0].length ?? 0;
    return [trimmed(source, { start: comment.start + dashes, end: comment.end })];
  }
  const closed = source.slice(comment).endsWith('*/') && comment.end - comment.start >= 4;
  const inner = { start: comment.start + 2, end: comment.end - (closed ? 2 : 0) };
  const first = source.positionAt(inner.start).line;
  const last = source.positionAt(inner.end).line;
  const ranges: TextRange[] = [];
  for (let line = first; line <= last; line++) {
    const whole = source.lineRange(line);
    const range = { start: Math.max(whole.start, inner.start), end: Math.min(whole.end, inner.end) };
    const stars = /^\s*\*+(?=\s|$)/.exec(source.slice(range))?.[0].length ?? 0;
    ranges.push(trimmed(source, { start: range.start + stars, end: range.end }));
  }
  return ranges;
}

function trimmed(source: SourceText, range: TextRange): TextRange {
  const text = source.slice(range);
  const end = range.start + text.trimEnd().length;
  return { start: Math.min(end, range.start + text.length - text.trimStart().length), end };
}
