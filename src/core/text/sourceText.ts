import type { Position, TextRange } from './range.ts';

/**
 * A text with the three ways of counting in it that this project meets: UTF-16 offsets (editors,
 * JavaScript), UTF-8 bytes (the `location` fields of libpg-query's syntax tree) and code points
 * (the cursor position of a Postgres error). Everything outside `core/sql` speaks UTF-16.
 */
export class SourceText {
  readonly text: string;
  #lineStarts: readonly number[] | undefined;
  readonly #ascii: boolean;
  #byteOffsets: Uint32Array | undefined;

  constructor(text: string) {
    this.text = text;
    this.#ascii = isAscii(text);
  }

  /** UTF-16 offset of UTF-8 byte `byteOffset`; past the end gives the text's length. */
  byteToOffset(byteOffset: number): number {
    if (this.#ascii) return Math.min(byteOffset, this.text.length);
    this.#byteOffsets ??= bytesBeforeEachUnit(this.text);
    return lowerBound(this.#byteOffsets, byteOffset);
  }

  /** UTF-8 byte offset of UTF-16 offset `offset`. */
  offsetToByte(offset: number): number {
    if (this.#ascii) return offset;
    this.#byteOffsets ??= bytesBeforeEachUnit(this.text);
    return this.#byteOffsets[Math.min(offset, this.text.length)] ?? 0;
  }

  /** UTF-16 offset of code point number `codePoint` (from 0). */
  codePointToOffset(codePoint: number): number {
    if (this.#ascii) return Math.min(codePoint, this.text.length);
    let offset = 0;
    for (let count = 0; count < codePoint && offset < this.text.length; count++) {
      offset += (this.text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
    }
    return offset;
  }

  /** Line and character of a UTF-16 offset. Lines end at `\n`, `\r\n` or a lone `\r`. */
  positionAt(offset: number): Position {
    const starts = this.#starts();
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle;
    }
    return { line: low, character: clamped - (starts[low] ?? 0) };
  }

  /** UTF-16 offset of a position; a character past the line's end gives the start of the next line. */
  offsetAt(position: Position): number {
    const starts = this.#starts();
    const start = starts[position.line];
    if (start === undefined) return position.line < 0 ? 0 : this.text.length;
    const next = starts[position.line + 1] ?? this.text.length;
    return Math.max(start, Math.min(start + position.character, next));
  }

  /** The line (from 0) without its line break, as a range. */
  lineRange(line: number): TextRange {
    const start = this.#starts()[line] ?? this.text.length;
    let end = this.#starts()[line + 1] ?? this.text.length;
    while (end > start && (this.text[end - 1] === '\n' || this.text[end - 1] === '\r')) end--;
    return { start, end };
  }

  /** Number of lines; an empty text has one. */
  get lineCount(): number {
    return this.#starts().length;
  }

  /** The text of `range`. */
  slice(range: TextRange): string {
    return this.text.slice(range.start, range.end);
  }

  #starts(): readonly number[] {
    return (this.#lineStarts ??= lineStarts(this.text));
  }
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- the control characters are part of ASCII
  return /^[\u0000-\u007f]*$/u.test(text);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 13 && text.charCodeAt(index + 1) === 10) continue;
    if (unit === 10 || unit === 13) starts.push(index + 1);
  }
  return starts;
}

/** For each UTF-16 unit (and the end) the number of UTF-8 bytes before it. */
function bytesBeforeEachUnit(text: string): Uint32Array {
  const bytes = new Uint32Array(text.length + 1);
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    bytes[index] = count;
    const unit = text.charCodeAt(index);
    const surrogatePair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
    if (surrogatePair) {
      bytes[index + 1] = count;
      index++;
      count += 4;
    } else {
      // A lone surrogate is encoded as U+FFFD, which takes three bytes like the rest of its plane.
      count += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    }
  }
  bytes[text.length] = count;
  return bytes;
}

/** First index whose value is at least `wanted`, or the last index. `values` ascend. */
function lowerBound(values: Uint32Array, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
