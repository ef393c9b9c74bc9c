import type { SqlParser } from '../ports/sqlParser.ts';
import type { TextRange } from '../text/range.ts';
import { brokenStatement } from './brokenStatement.ts';
import type { Lesson } from './brokenStatement.ts';
import { LONGEST_EXPLAINED, explainContinuation, explainStatement } from './explainStatement.ts';
import { tokenize } from './lexer.ts';
import { locateStatements, placeStatement } from './placedStatement.ts';
import { findResumption, isFirstOnLine } from './resume.ts';
import type { Resumption } from './resume.ts';
import { nextPiece } from './split.ts';
import type { Piece } from './split.ts';
import { parsePiece } from './statementCache.ts';
import type { ParsedPiece, StatementCache } from './statementCache.ts';
import { openCommentProblem, problemAt } from './syntaxProblem.ts';
import { isSymbol } from './tokens.ts';
import { resumeInComment } from './wrongQuotes.ts';
import type { Statement, SyntaxProblem, Token } from './types.ts';

/** What recovery reads out of a file. */
export interface Recovered {
  readonly statements: readonly Statement[];
  readonly problems: readonly SyntaxProblem[];
  readonly unread: readonly TextRange[];
  readonly tokens: readonly Token[];
}

/**
 * Text that is read again in search of the next statement may come to so many UTF-16 units, or so many
 * times the file's length; then broken statements are only reported.
 */
const LEAST_EFFORT = 2_000_000;
const EFFORT = 6;
/** An explanation takes some parses of its statement. */
const EXPLANATION_EFFORT = 4;

/**
 * Parses `text` statement by statement. A statement that the parser refuses is a problem; reading
 * goes on at its semicolon, or before that where another statement visibly begins inside it (a
 * semicolon or a closing quote is missing). The effort is bounded, so garbage of any size ends.
 */
export function recover(text: string, parser: SqlParser, cache?: StatementCache): Recovered {
  return new Recovery(text, parser, cache).run();
}

/** In a file with more problems than this the rest gets Postgres' words only. */
const MOST_EXPLAINED = 100;

interface Refused {
  readonly offset: number;
  readonly message: string;
  readonly found: Resumption | undefined;
}

class Recovery {
  readonly #text: string;
  readonly #parser: SqlParser;
  readonly #cache: StatementCache | undefined;
  readonly #statements: Statement[] = [];
  readonly #problems: SyntaxProblem[] = [];
  readonly #unread: TextRange[] = [];
  #tokens: Token[];
  #effortLeft: number;
  /** Where the tokens of the last piece end, when it was broken. */
  #brokenEnd: number | undefined;
  /** Whether the next piece still belongs to the broken statement before it. */
  #continues = false;

  constructor(text: string, parser: SqlParser, cache: StatementCache | undefined) {
    this.#text = text;
    this.#parser = parser;
    this.#cache = cache;
    this.#tokens = tokenize(text);
    this.#effortLeft = Math.max(LEAST_EFFORT, EFFORT * text.length);
  }

  run(): Recovered {
    let next = 0;
    for (;;) {
      const piece = nextPiece(this.#text, this.#tokens, next);
      if (piece !== undefined) next = this.#read(piece);
      else {
        const resumed = this.#readOpenComment();
        if (resumed === undefined) break;
        next = resumed;
      }
    }
    return {
      statements: this.#statements,
      problems: this.#problems,
      unread: this.#unread,
      tokens: this.#tokens,
    };
  }

  /**
   * A comment that never closes hides the rest of the file, which need not be a statement at all. Gives
   * the index of the token to go on from when a statement visibly begins inside it.
   */
  #readOpenComment(): number | undefined {
    const token = this.#tokens.at(-1);
    if (token?.kind !== 'blockComment' || token.terminated || token.end < this.#text.length) return undefined;
    this.#problems.push(openCommentProblem(this.#text, token));
    const resumption = resumeInComment(this.#text, token, this.#tokens.length - 1);
    if (resumption === undefined || this.#effortLeft <= 0) return undefined;
    this.#lexAnew(resumption);
    return resumption.token;
  }

  /** Reads one piece; gives the index of the token to go on from. */
  #read(piece: Piece): number {
    const parsed = this.#parse(piece.start, piece.fullEnd);
    if (parsed.outcome.ok) {
      this.#keep(piece.start, parsed);
      this.#brokenEnd = undefined;
      this.#continues = false;
      return piece.tokensEnd;
    }
    if (parsed.outcome.gaveUp === true) {
      this.#unread.push({ start: piece.start, end: piece.end });
      return piece.tokensEnd;
    }
    const { message, cursorPosition } = parsed.outcome;
    const offset = piece.start + parsed.source.codePointToOffset(cursorPosition);
    const found = this.#findResumption(piece, offset);
    const reported = !this.#isRestOfBroken(piece);
    const lesson = reported ? this.#explain(piece, { offset, message, found }) : undefined;
    // A statement that a lesson mends as a whole does not lack its semicolon.
    const resumption = found?.before !== undefined && lesson !== undefined ? undefined : found;
    if (reported) {
      const refusal = { text: this.#text, tokens: this.#tokens, piece, offset, message, resumption, lesson };
      this.#problems.push(problemAt(refusal));
    }
    this.#brokenEnd = resumption === undefined ? piece.tokensEnd : undefined;
    this.#continues = resumption?.continues === true;
    if (resumption === undefined) return piece.tokensEnd;
    if (resumption.before !== undefined) this.#keep(piece.start, resumption.before);
    if (resumption.quote !== undefined) this.#lexAnew(resumption);
    return resumption.token;
  }

  /** Reads the quotes anew from where `resumption` says; the token that ran past it is cut. */
  #lexAnew({ token, offset }: Resumption): void {
    this.#effortLeft -= this.#text.length - offset;
    const kept = this.#tokens.slice(0, token);
    const last = kept.pop();
    if (last !== undefined) kept.push(last.end > offset ? { ...last, end: offset, terminated: false } : last);
    this.#tokens = kept.concat(tokenize(this.#text, offset));
  }

  /**
   * Whether `piece` is no statement of its own but the rest of a broken one: because its quotes were
   * read anew, or because it does not begin with a word at the start of a line (a stray quote makes
   * such pieces out of the text of strings).
   */
  #isRestOfBroken(piece: Piece): boolean {
    if (this.#continues) return true;
    if (this.#brokenEnd === undefined) return false;
    const gap = this.#tokens.slice(this.#brokenEnd, piece.firstToken);
    if (!gap.every((token) => isSymbol(this.#text, token, ';'))) return false;
    const first = this.#tokens[piece.firstToken];
    if (first?.kind === 'psqlMetaCommand') return false;
    return first?.kind !== 'word' || !isFirstOnLine(this.#text, piece.start);
  }

  #explain(piece: Piece, error: Refused): Lesson | undefined {
    const length = piece.fullEnd - piece.start;
    if (this.#problems.length >= MOST_EXPLAINED || this.#effortLeft <= 0 || length > LONGEST_EXPLAINED)
      return undefined;
    const statement = brokenStatement({ text: this.#text, tokens: this.#tokens }, piece, error);
    this.#effortLeft -= EXPLANATION_EFFORT * length;
    if (error.found?.before !== undefined) return explainContinuation(statement, this.#parser);
    return explainStatement(statement, this.#parser);
  }

  #findResumption(piece: Piece, offset: number): Resumption | undefined {
    if (this.#effortLeft <= 0) return undefined;
    return findResumption({
      text: this.#text,
      tokens: this.#tokens,
      piece,
      errorOffset: offset,
      parse: (start, end) => this.#parse(start, end),
    });
  }

  #parse(start: number, end: number): ParsedPiece {
    this.#effortLeft -= end - start;
    const text = this.#text.slice(start, end);
    return this.#cache?.parse(text, this.#parser) ?? parsePiece(text, this.#parser);
  }

  #keep(base: number, parsed: ParsedPiece): void {
    if (!parsed.outcome.ok) return;
    const stretch = { base, source: parsed.source };
    for (const located of locateStatements(parsed.source, parsed.outcome.statements)) {
      this.#statements.push(placeStatement(located, stretch, { index: this.#statements.length }));
    }
  }
}
