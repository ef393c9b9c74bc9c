import { tokenize } from '../../sql/lexer.ts';
import type { ParsedSql, Statement, Token } from '../../sql/types.ts';
import type { TextRange } from '../../text/range.ts';

const [OPEN, CLOSE, OPEN_SQUARE, CLOSE_SQUARE] = [40, 41, 91, 93];

/** A name found in the tokens: its range, and the index of the token after it. */
export interface NamePlace extends TextRange {
  readonly next: number;
}

/**
 * The tokens of one statement, for what the syntax tree has no place for: names, and where expressions
 * end. Tokens are read when first asked for. Offsets are UTF-16 in the file.
 */
export class StatementText {
  readonly statement: Statement;
  readonly #parsed: ParsedSql;
  #tokens: readonly Token[] | undefined;

  constructor(statement: Statement, parsed: ParsedSql) {
    this.statement = statement;
    this.#parsed = parsed;
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= this.#read());
  }

  /** UTF-16 offset of a `location` of the statement's tree. */
  offsetOf(location: number | undefined): number {
    return this.statement.offsetOf(location);
  }

  /** Text from `start` to `end`, trimmed. */
  slice(start: number, end: number): string {
    return this.#parsed.source.text.slice(start, end).trim();
  }

  /** The token as written. */
  textOf(token: Token | undefined): string {
    return token === undefined ? '' : this.#parsed.source.text.slice(token.start, token.end);
  }

  /** Lower-case word at `index`; `''` for anything that is not a bare word. */
  word(index: number): string {
    const token = this.tokens[index];
    return token?.kind === 'word' ? this.textOf(token).toLowerCase() : '';
  }

  /** Whether the token at `index` is the punctuation `mark`. */
  isMark(index: number, mark: string): boolean {
    const token = this.tokens[index];
    return (
      token?.kind === 'punctuation' &&
      token.end - token.start === mark.length &&
      this.#parsed.source.text.startsWith(mark, token.start)
    );
  }

  /** Index of the first token that starts at or after `offset`. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.start ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Index of the first bare word `word` outside brackets among tokens `from` to `to`, or -1. */
  find(word: string, from = 0, to = this.tokens.length): number {
    let depth = 0;
    for (let index = from; index < to; index++) {
      depth += this.nesting(index);
      if (depth === 0 && this.#isWord(index, word)) return index;
    }
    return -1;
  }

  /** 1 for an opening bracket, -1 for a closing one, otherwise 0. */
  nesting(index: number): number {
    const token = this.tokens[index];
    if (token?.kind !== 'punctuation') return 0;
    const code = this.#parsed.source.text.charCodeAt(token.start);
    return code === OPEN || code === OPEN_SQUARE ? 1 : code === CLOSE || code === CLOSE_SQUARE ? -1 : 0;
  }

  #isWord(index: number, word: string): boolean {
    const token = this.tokens[index];
    return token?.end === (token?.start ?? 0) + word.length && this.word(index) === word;
  }

  /** The name `a.b.c` whose first word is the token at `index`; an empty place where there is no name. */
  nameAt(index: number): NamePlace {
    const first = this.tokens[index];
    if (first === undefined) return { ...this.statement.range, next: index };
    let last = index;
    while (this.isMark(last + 1, '.') && this.tokens[last + 2] !== undefined) last += 2;
    return { start: first.start, end: this.tokens[last]?.end ?? first.end, next: last + 1 };
  }

  /** Index after `index` with `CONCURRENTLY`, `ONLY`, `IF EXISTS` and `IF NOT EXISTS` skipped. */
  skipOptions(index: number): number {
    let at = index;
    if (this.word(at) === 'concurrently') at++;
    if (this.word(at) === 'if' && (this.word(at + 1) === 'exists' || this.word(at + 1) === 'not')) {
      at += this.word(at + 1) === 'not' ? 3 : 2;
    }
    if (this.word(at) === 'only' && !this.isMark(at + 1, '.')) at++;
    return at;
  }

  /** The name after the first bare word `keyword` (and its options); the statement where it is missing. */
  nameAfter(keyword: string): NamePlace {
    const found = this.find(keyword);
    if (found < 0) return { ...this.statement.range, next: 0 };
    return this.nameAt(this.skipOptions(found + 1));
  }

  /** The name at a location of the tree; the statement where there is none. */
  nameAtLocation(location: number | undefined): NamePlace {
    return this.nameAt(this.indexAt(this.offsetOf(location)));
  }

  /**
   * The text between the parentheses that open at or after token `from`, and the index after the
   * closing one.
   */
  parenthesised(from: number): { readonly text: string; readonly range: TextRange; readonly next: number } {
    let open = from;
    while (open < this.tokens.length && !this.isMark(open, '(')) open++;
    const close = this.closing(open);
    const start = this.tokens[open]?.end ?? this.statement.range.end;
    const end = this.tokens[close]?.start ?? this.statement.range.end;
    return { text: this.slice(start, end), range: { start, end }, next: close + 1 };
  }

  /** Index of the bracket that closes the one at `open`, or the number of tokens. */
  closing(open: number): number {
    let depth = 0;
    for (let index = open; index < this.tokens.length; index++) {
      depth += this.nesting(index);
      if (depth === 0) return index;
    }
    return this.tokens.length;
  }

  /** Splits the tokens from `from` at commas outside brackets: `[start, end)` token indexes of each part. */
  parts(from: number, to = this.tokens.length): readonly (readonly [number, number])[] {
    const parts: [number, number][] = [];
    let depth = 0;
    let start = from;
    for (let index = from; index < to; index++) {
      depth += this.nesting(index);
      if (depth === 0 && this.isMark(index, ',')) {
        parts.push([start, index]);
        start = index + 1;
      }
    }
    if (start < to) parts.push([start, to]);
    return parts;
  }

  /** The range from token `first` to the token before `end`. */
  rangeOf(first: number, end: number): TextRange {
    return {
      start: this.tokens[first]?.start ?? this.statement.range.start,
      end: this.tokens[end - 1]?.end ?? this.statement.range.end,
    };
  }

  #read(): readonly Token[] {
    const { range, container } = this.statement;
    if (container === undefined) return this.#parsed.tokensIn(range);
    // The body of a DO block is one string token of the file.
    const inside = tokenize(this.#parsed.source.text.slice(range.start, range.end));
    return inside
      .filter((token) => token.kind !== 'lineComment' && token.kind !== 'blockComment')
      .map((token) => ({ ...token, start: token.start + range.start, end: token.end + range.start }));
  }
}
