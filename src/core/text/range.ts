/** A half-open span of a text: `start` inclusive, `end` exclusive, both UTF-16 offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replace the text of `range` with `newText`; an insertion has `start === end`. UTF-16 offsets. */
export interface TextEdit extends TextRange {
  readonly newText: string;
}

/** A line and character as editors count them: both from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Whether `inner` lies wholly inside `outer` (touching ends count as inside). */
export function containsRange(outer: TextRange, inner: TextRange): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/**
 * Applies edits to `text` and gives the new text. Edits may come in any order; where two
 * overlap, the later one (by start) is left out, so the result is always well defined.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let position = 0;
  for (const edit of sorted) {
    if (edit.start < position) continue;
    result += text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return result + text.slice(position);
}
