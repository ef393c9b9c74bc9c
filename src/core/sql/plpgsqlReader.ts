import { PlpgsqlCursor, Unreadable } from './plpgsqlCursor.ts';
import { executePart, expressionPart, sqlPart } from './plpgsqlParts.ts';
import type { BodyPart, TokenRun } from './plpgsqlParts.ts';
import { isSymbol, isWord, wordOf } from './tokens.ts';

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

class PlpgsqlReader {
  readonly #cursor: PlpgsqlCursor;
  #parts: PlacedPart[] = [];
  #conditions = 0;
  #loops = 0;
  /** A RETURN under a condition makes all that follows conditional. */
  #mayHaveReturned = false;

  constructor(text: string) {
    this.#cursor = new PlpgsqlCursor(text);
  }

  read(): PlpgsqlBody {
    try {
      this.#skipOptions();
      this.#block();
      return { parts: this.#parts, stoppedAt: undefined };
    } catch (error) {
      if (!(error instanceof Unreadable) && !(error instanceof RangeError)) throw error;
      return { parts: this.#parts, stoppedAt: this.#cursor.offset };
    }
  }

  #skipOptions(): void {
    while (this.#cursor.isSymbol('#')) this.#cursor.index += 3;
  }

  #block(): void {
    this.#cursor.skipLabel();
    if (this.#cursor.word() === 'declare') {
      this.#cursor.index++;
      while (this.#cursor.word() !== 'begin') this.#declaration();
    }
    this.#cursor.expect('begin');
    const first = this.#parts.length;
    this.#statements();
    if (this.#cursor.word() === 'exception') this.#handlers(first);
    this.#cursor.expect('end');
    this.#cursor.skipStatement();
  }

  #handlers(firstProtected: number): void {
    this.#cursor.index++;
    this.#parts = this.#parts.map((placed, index) =>
      index < firstProtected ? placed : { ...placed, conditional: true },
    );
    while (this.#cursor.word() === 'when') {
      this.#cursor.findWord('then');
      this.#cursor.index++;
      this.#under(() => {
        this.#statements();
      });
    }
  }

  #declaration(): void {
    const from = this.#cursor.index;
    const to = this.#cursor.skipStatement();
    for (let index = from; index < to; index++) {
      const token = this.#cursor.tokens[index];
      const isDefault =
        isWord(this.#cursor.text, token, 'default') || isSymbol(this.#cursor.text, token, ':=');
      if (!isDefault && !isSymbol(this.#cursor.text, token, '=')) continue;
      this.#add(expressionPart(this.#run(index + 1, to)));
      return;
    }
  }

  #statements(): void {
    for (;;) {
      this.#cursor.skipLabel();
      if (this.#cursor.atEnd) throw new Unreadable();
      if (LIST_ENDS.has(this.#cursor.word())) return;
      this.#statement();
    }
  }

  #statement(): void {
    const word = this.#cursor.word();
    if (this.#isAssignment()) this.#assignment();
    else if (word === 'begin' || word === 'declare') this.#block();
    else if (word === 'if') this.#if();
    else if (word === 'case') this.#case();
    else if (word === 'loop' || word === 'while' || word === 'for' || word === 'foreach') this.#loop(word);
    else if (word === 'return') this.#return();
    else if (word === 'exit' || word === 'continue') this.#exit();
    else if (word === 'execute') this.#execute(this.#cursor.index + 1);
    else if (word === 'open') this.#open();
    else if (PLAIN.has(word)) this.#cursor.skipStatement();
    else if (this.#cursor.isSymbol(';')) throw new Unreadable();
    else this.#sql(this.#cursor.index);
  }

  #isAssignment(): boolean {
    const kind = this.#cursor.tokens[this.#cursor.index]?.kind;
    if (kind === 'quotedIdentifier' || kind === 'parameter') return true;
    if (kind !== 'word') return false;
    return [':=', '=', '.', '['].some((symbol) => this.#cursor.isSymbol(symbol, 1));
  }

  #assignment(): void {
    const from = this.#cursor.index;
    const to = this.#cursor.skipStatement();
    for (let index = from; index < to; index++) {
      const token = this.#cursor.tokens[index];
      if (!isSymbol(this.#cursor.text, token, ':=') && !isSymbol(this.#cursor.text, token, '=')) continue;
      this.#add(expressionPart(this.#run(index + 1, to)));
      return;
    }
  }

  #if(): void {
    this.#cursor.index++;
    this.#condition('then');
    this.#branch();
    while (this.#cursor.word() === 'elsif' || this.#cursor.word() === 'elseif') {
      this.#cursor.index++;
      this.#condition('then');
      this.#branch();
    }
    if (this.#cursor.word() === 'else') this.#elseBranch();
    this.#cursor.expect('end');
    this.#cursor.expect('if');
    this.#cursor.skipStatement();
  }

  #case(): void {
    this.#cursor.index++;
    if (this.#cursor.word() !== 'when') this.#condition('when', 0);
    while (this.#cursor.word() === 'when') {
      this.#cursor.index++;
      this.#condition('then');
      this.#branch();
    }
    if (this.#cursor.word() === 'else') this.#elseBranch();
    this.#cursor.expect('end');
    this.#cursor.expect('case');
    this.#cursor.skipStatement();
  }

  #elseBranch(): void {
    this.#cursor.index++;
    this.#branch();
  }

  #branch(): void {
    this.#under(() => {
      this.#statements();
    });
  }

  /** Reads an expression up to `end`, and steps over that word unless `step` is 0. */
  #condition(end: string, step = 1): void {
    const from = this.#cursor.index;
    const to = this.#cursor.findWord(end);
    this.#add(expressionPart(this.#run(from, to)));
    this.#cursor.index += step;
  }

  #loop(word: string): void {
    if (word !== 'loop') this.#cursor.index++;
    if (word === 'while') this.#condition('loop', 0);
    else if (word === 'for') this.#forHead();
    else if (word === 'foreach') this.#cursor.findWord('loop');
    this.#cursor.expect('loop');
    this.#loops++;
    this.#branch();
    this.#loops--;
    this.#cursor.expect('end');
    this.#cursor.expect('loop');
    this.#cursor.skipStatement();
  }

  #forHead(): void {
    this.#cursor.findWord('in');
    const from = ++this.#cursor.index;
    const to = this.#cursor.findWord('loop');
    const run = this.#run(from, to);
    if (isWord(this.#cursor.text, this.#cursor.tokens[from], 'execute'))
      this.#add(executePart(this.#run(from + 1, to)));
    else if (this.#startsQuery(from) && !this.#hasRange(run)) {
      this.#add(sqlPart(run, this.#cursor.tokens[to - 1]?.end ?? 0));
    }
  }

  #startsQuery(index: number): boolean {
    let first = index;
    while (isSymbol(this.#cursor.text, this.#cursor.tokens[first], '(')) first++;
    return QUERY_STARTS.has(wordOf(this.#cursor.text, this.#cursor.tokens[first]));
  }

  #hasRange(run: TokenRun): boolean {
    return run.tokens.slice(run.from, run.to).some((token) => isSymbol(this.#cursor.text, token, '..'));
  }

  #return(): void {
    const next = this.#cursor.word(1);
    if (next === 'query') {
      if (this.#cursor.word(2) === 'execute') this.#execute(this.#cursor.index + 3);
      else this.#sql(this.#cursor.index + 2);
      return;
    }
    const from = this.#cursor.index + 1;
    const to = this.#cursor.skipStatement();
    if (next === 'next') return;
    this.#add(expressionPart(this.#run(from, to)));
    this.#mayHaveReturned = true;
  }

  #exit(): void {
    if (this.#loops === 0) this.#mayHaveReturned = true;
    this.#cursor.skipStatement();
  }

  #execute(from: number): void {
    const to = this.#cursor.skipStatement();
    this.#add(executePart(this.#run(from, to)));
  }

  #open(): void {
    const from = this.#cursor.index;
    while (!this.#cursor.atEnd && this.#cursor.word() !== 'for' && !this.#cursor.isSymbol(';'))
      this.#cursor.index++;
    if (this.#cursor.word() !== 'for') this.#cursor.skipStatement();
    else if (this.#cursor.word(1) === 'execute') this.#execute(this.#cursor.index + 2);
    else this.#sql(this.#cursor.index + 1);
    if (this.#cursor.index === from) throw new Unreadable();
  }

  #sql(from: number): void {
    const to = this.#cursor.skipStatement();
    this.#add(sqlPart(this.#run(from, to), this.#cursor.tokens[to]?.end ?? this.#cursor.text.length));
  }

  #run(from: number, to: number): TokenRun {
    return { text: this.#cursor.text, tokens: this.#cursor.tokens, from, to };
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
}
