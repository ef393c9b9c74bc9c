import { tokenize } from './lexer.ts';
import { endOfStatement } from './split.ts';
import { isSymbol, withoutComments, wordOf } from './tokens.ts';
import type { Token } from './types.ts';

/** Thrown where the structure of a body cannot be followed. */
export class Unreadable extends Error {}

/** A place among the tokens of a PL/pgSQL body, comments left out. */
export class PlpgsqlCursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Index of the token that comes next. */
  index = 0;

  constructor(text: string) {
    this.text = text;
    this.tokens = withoutComments(tokenize(text));
  }

  /** Whether all tokens have been read. */
  get atEnd(): boolean {
    return this.index >= this.tokens.length;
  }

  /** Offset of the next token, or the end of the body. */
  get offset(): number {
    return this.tokens[this.index]?.start ?? this.text.length;
  }

  /** The next word in lower case, or the one `ahead` tokens after it; empty when it is no word. */
  word(ahead = 0): string {
    return wordOf(this.text, this.tokens[this.index + ahead]);
  }

  /** Whether the next token, or the one `ahead` tokens after it, is `symbol`. */
  isSymbol(symbol: string, ahead = 0): boolean {
    return isSymbol(this.text, this.tokens[this.index + ahead], symbol);
  }

  /** Steps over `word`. @throws Unreadable when it is not the next. */
  expect(word: string): void {
    if (this.word() !== word) throw new Unreadable();
    this.index++;
  }

  /** Steps over `<<label>>`. */
  skipLabel(): void {
    if (this.isSymbol('<<')) this.index += 3;
  }

  /** Steps over the semicolon that ends the statement here; gives its index. */
  skipStatement(): number {
    const end = endOfStatement(this.text, this.tokens, this.index);
    this.index = end + 1;
    return end;
  }

  /**
   * Goes to `word` outside parentheses and CASE expressions; gives its index.
   * @throws Unreadable when the statement ends before it.
   */
  findWord(word: string): number {
    let depth = 0;
    for (; !this.atEnd; this.index++) {
      const here = this.word();
      if (depth === 0 && here === word) return this.index;
      if (this.isSymbol('(') || here === 'case') depth++;
      else if (this.isSymbol(')') || here === 'end') depth--;
      else if (this.isSymbol(';')) break;
    }
    throw new Unreadable();
  }
}
