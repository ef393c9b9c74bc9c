import { tokenize } from './lexer.ts';
import { executePart, expressionPart, sqlPart } from './plpgsqlParts.ts';
import type { BodyPart, TokenRun } from './plpgsqlParts.ts';
import { endOfStatement } from './split.ts';
import { isSymbol, isWord, withoutComments, wordOf } from './tokens.ts';
import type { Token } from './types.ts';

/** A part of a body, and whether it stands under a condition, a loop or an exception handler. */
export interface PlacedPart {
  readonly part: BodyPart;
  readonly conditional: boolean;
}

/** What a PL/pgSQL body hands to the SQL parser, in order. */
export interface PlpgsqlBody {
  readonly parts: readonly PlacedPart[];
  /** Where the body's own structure could not be followed any more; UTF-16 in the body. */
  readonly stoppedAt: number | undefined;
}

/** Words that end a list of statements (pl_gram.y). */
const LIST_ENDS = new Set(['end', 'exception', 'else', 'elsif', 'elseif', 'when']);
/** Statements that hold nothing but names, up to their semicolon. */
const PLAIN = new Set(['null', 'get', 'fetch', 'move', 'close', 'commit', 'rollback', 'raise', 'assert']);
const QUERY_STARTS = new Set(['select', 'with', 'values', 'table', 'insert', 'update', 'delete', 'merge']);

/** Reads the structure of a PL/pgSQL body (the text between its quotes). Never throws. */
export function readPlpgsql(text: string): PlpgsqlBody {
  return new PlpgsqlReader(text).read();
}

class Unreadable extends Error {}

class PlpgsqlReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #index = 0;
  #parts: PlacedPart[] = [];
  #conditions = 0;
  #loops = 0;
  /** A RETURN under a condition makes all that follows conditional. */
  #mayHaveReturned = false;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = withoutComments(tokenize(text));
  }

  read(): PlpgsqlBody {
    try {
      this.#skipOptions();
      this.#block();
      return { parts: this.#parts, stoppedAt: undefined };
    } catch (error) {
      if (!(error instanceof Unreadable) && !(error instanceof RangeError)) throw error;
      return { parts: this.#parts, stoppedAt: this.#tokens[this.#index]?.start ?? this.#text.length };
    }
  }

  #skipOptions(): void {
    while (isSymbol(this.#text, this.#tokens[this.#index], '#')) this.#index += 3;
  }

  #word(ahead = 0): string {
    return wordOf(this.#text, this.#tokens[this.#index + ahead]);
  }

  #isSymbol(symbol: string, ahead = 0): boolean {
    return isSymbol(this.#text, this.#tokens[this.#index + ahead], symbol);
  }

  #block(): void {
    this.#skipLabel();
    if (this.#word() === 'declare') {
      this.#index++;
      while (this.#word() !== 'begin') this.#declaration();
    }
    this.#expect('begin');
    const first = this.#parts.length;
    this.#statements();
    if (this.#word() === 'exception') this.#handlers(first);
    this.#expect('end');
    this.#skipStatement();
  }

  #handlers(firstProtected: number): void {
    this.#index++;
    this.#parts = this.#parts.map((placed, index) =>
      index < firstProtected ? placed : { ...placed, conditional: true },
    );
    while (this.#word() === 'when') {
      this.#findWord('then');
      this.#index++;
      this.#under(() => {
        this.#statements();
      });
    }
  }

  #declaration(): void {
    const from = this.#index;
    const to = this.#skipStatement();
    for (let index = from; index < to; index++) {
      const token = this.#tokens[index];
      const isDefault = isWord(this.#text, token, 'default') || isSymbol(this.#text, token, ':=');
      if (!isDefault && !isSymbol(this.#text, token, '=')) continue;
      this.#add(expressionPart(this.#run(index + 1, to)));
      return;
    }
  }

  #statements(): void {
    for (;;) {
      this.#skipLabel();
      if (this.#index >= this.#tokens.length) throw new Unreadable();
      if (LIST_ENDS.has(this.#word())) return;
      this.#statement();
    }
  }

  #statement(): void {
    const word = this.#word();
    if (this.#isAssignment()) this.#assignment();
    else if (word === 'begin' || word === 'declare') this.#block();
    else if (word === 'if') this.#if();
    else if (word === 'case') this.#case();
    else if (word === 'loop' || word === 'while' || word === 'for' || word === 'foreach') this.#loop(word);
    else if (word === 'return') this.#return();
    else if (word === 'exit' || word === 'continue') this.#exit();
    else if (word === 'execute') this.#execute(this.#index + 1);
    else if (word === 'open') this.#open();
    else if (PLAIN.has(word)) this.#skipStatement();
    else if (this.#isSymbol(';')) throw new Unreadable();
    else this.#sql(this.#index);
  }

  #isAssignment(): boolean {
    const kind = this.#tokens[this.#index]?.kind;
    if (kind === 'quotedIdentifier' || kind === 'parameter') return true;
    if (kind !== 'word') return false;
    return [':=', '=', '.', '['].some((symbol) => this.#isSymbol(symbol, 1));
  }

  #assignment(): void {
    const from = this.#index;
    const to = this.#skipStatement();
    for (let index = from; index < to; index++) {
      const token = this.#tokens[index];
      if (!isSymbol(this.#text, token, ':=') && !isSymbol(this.#text, token, '=')) continue;
      this.#add(expressionPart(this.#run(index + 1, to)));
      return;
    }
  }

  #if(): void {
    this.#index++;
    this.#condition('then');
    this.#branch();
    while (this.#word() === 'elsif' || this.#word() === 'elseif') {
      this.#index++;
      this.#condition('then');
      this.#branch();
    }
    if (this.#word() === 'else') this.#elseBranch();
    this.#expect('end');
    this.#expect('if');
    this.#skipStatement();
  }

  #case(): void {
    this.#index++;
    if (this.#word() !== 'when') this.#condition('when', 0);
    while (this.#word() === 'when') {
      this.#index++;
      this.#condition('then');
      this.#branch();
    }
    if (this.#word() === 'else') this.#elseBranch();
    this.#expect('end');
    this.#expect('case');
    this.#skipStatement();
  }

  #elseBranch(): void {
    this.#index++;
    this.#branch();
  }

  #branch(): void {
    this.#under(() => {
      this.#statements();
    });
  }

  /** Reads an expression up to `end`, and steps over that word unless `step` is 0. */
  #condition(end: string, step = 1): void {
    const from = this.#index;
    const to = this.#findWord(end);
    this.#add(expressionPart(this.#run(from, to)));
    this.#index += step;
  }

  #loop(word: string): void {
    if (word !== 'loop') this.#index++;
    if (word === 'while') this.#condition('loop', 0);
    else if (word === 'for') this.#forHead();
    else if (word === 'foreach') this.#findWord('loop');
    this.#expect('loop');
    this.#loops++;
    this.#branch();
    this.#loops--;
    this.#expect('end');
    this.#expect('loop');
    this.#skipStatement();
  }

  #forHead(): void {
    this.#findWord('in');
    const from = ++this.#index;
    const to = this.#findWord('loop');
    const run = this.#run(from, to);
    if (isWord(this.#text, this.#tokens[from], 'execute')) this.#add(executePart(this.#run(from + 1, to)));
    else if (this.#startsQuery(from) && !this.#hasRange(run)) {
      this.#add(sqlPart(run, this.#tokens[to - 1]?.end ?? 0));
    }
  }

  #startsQuery(index: number): boolean {
    let first = index;
    while (isSymbol(this.#text, this.#tokens[first], '(')) first++;
    return QUERY_STARTS.has(wordOf(this.#text, this.#tokens[first]));
  }

  #hasRange(run: TokenRun): boolean {
    return run.tokens.slice(run.from, run.to).some((token) => isSymbol(this.#text, token, '..'));
  }

  #return(): void {
    const next = this.#word(1);
    if (next === 'query') {
      if (this.#word(2) === 'execute') this.#execute(this.#index + 3);
      else this.#sql(this.#index + 2);
      return;
    }
    const from = this.#index + 1;
    const to = this.#skipStatement();
    if (next === 'next') return;
    this.#add(expressionPart(this.#run(from, to)));
    this.#mayHaveReturned = true;
  }

  #exit(): void {
    if (this.#loops === 0) this.#mayHaveReturned = true;
    this.#skipStatement();
  }

  #execute(from: number): void {
    const to = this.#skipStatement();
    this.#add(executePart(this.#run(from, to)));
  }

  #open(): void {
    const from = this.#index;
    while (this.#index < this.#tokens.length && this.#word() !== 'for' && !this.#isSymbol(';')) this.#index++;
    if (this.#word() !== 'for') this.#skipStatement();
    else if (this.#word(1) === 'execute') this.#execute(this.#index + 2);
    else this.#sql(this.#index + 1);
    if (this.#index === from) throw new Unreadable();
  }

  #sql(from: number): void {
    const to = this.#skipStatement();
    this.#add(sqlPart(this.#run(from, to), this.#tokens[to]?.end ?? this.#text.length));
  }

  #run(from: number, to: number): TokenRun {
    return { text: this.#text, tokens: this.#tokens, from, to };
  }

  #add(part: BodyPart | undefined): void {
    if (part === undefined) return;
    this.#parts.push({ part, conditional: this.#conditions > 0 || this.#mayHaveReturned });
  }

  #under(read: () => void): void {
    this.#conditions++;
    read();
    this.#conditions--;
  }

  #expect(word: string): void {
    if (this.#word() !== word) throw new Unreadable();
    this.#index++;
  }

  #skipLabel(): void {
    if (this.#isSymbol('<<')) this.#index += 3;
  }

  /** Steps over the semicolon that ends the statement here; gives its index. */
  #skipStatement(): number {
    const end = endOfStatement(this.#text, this.#tokens, this.#index);
    this.#index = end + 1;
    return end;
  }

  /** Goes to `word` outside parentheses and CASE expressions; gives its index. */
  #findWord(word: string): number {
    let depth = 0;
    for (; this.#index < this.#tokens.length; this.#index++) {
      const here = this.#word();
      if (depth === 0 && here === word) return this.#index;
      if (this.#isSymbol('(') || here === 'case') depth++;
      else if (this.#isSymbol(')') || here === 'end') depth--;
      else if (this.#isSymbol(';')) break;
    }
    throw new Unreadable();
  }
}
