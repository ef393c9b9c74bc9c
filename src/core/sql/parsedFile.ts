import type { SqlParser } from '../ports/sqlParser.ts';
import type { TextRange } from '../text/range.ts';
import type { SourceText } from '../text/sourceText.ts';
import { readBody } from './body.ts';
import type { BodyStatements } from './body.ts';
import { tokenize } from './lexer.ts';
import { isComment, tokensInside, withoutComments } from './tokens.ts';
import type { Comment, ParsedSql, Statement, SyntaxProblem, Token } from './types.ts';

interface Contents {
  readonly source: SourceText;
  readonly parser: SqlParser;
  readonly statements: readonly Statement[];
  readonly problems: readonly SyntaxProblem[];
  readonly unread?: readonly TextRange[];
  /** Given where recovery has lexed the text already. */
  readonly tokens?: readonly Token[];
}

/** The `ParsedSql` of a file: what costs time beyond the parse is computed when first asked for. */
export class ParsedFile implements ParsedSql {
  readonly source: SourceText;
  readonly statements: readonly Statement[];
  readonly problems: readonly SyntaxProblem[];
  readonly unread: readonly TextRange[];
  readonly #parser: SqlParser;
  readonly #bodies = new Map<Statement, BodyStatements>();
  #tokens: readonly Token[] | undefined;
  #code: readonly Token[] | undefined;
  #comments: readonly Comment[] | undefined;

  constructor(contents: Contents) {
    this.source = contents.source;
    this.statements = contents.statements;
    this.problems = contents.problems;
    this.unread = contents.unread ?? [];
    this.#parser = contents.parser;
    this.#tokens = contents.tokens;
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenize(this.source.text));
  }

  get comments(): readonly Comment[] {
    return (this.#comments ??= commentsOf(this.source.text, this.tokens));
  }

  tokensIn(range: TextRange): readonly Token[] {
    this.#code ??= withoutComments(this.tokens);
    return tokensInside(this.#code, range);
  }

  embedded(statement: Statement): readonly Statement[] {
    return this.#bodyOf(statement).statements;
  }

  hasDynamicSql(statement: Statement): boolean {
    return this.#bodyOf(statement).dynamic;
  }

  #bodyOf(statement: Statement): BodyStatements {
    const known = this.#bodies.get(statement);
    if (known !== undefined) return known;
    const body = readBody(this.source.text, statement, this.#parser);
    this.#bodies.set(statement, body);
    return body;
  }
}

function commentsOf(text: string, tokens: readonly Token[]): Comment[] {
  const comments: Comment[] = [];
  for (const token of tokens) {
    if (!isComment(token)) continue;
    const kind = token.kind === 'lineComment' ? 'lineComment' : 'blockComment';
    const closed = kind === 'blockComment' && token.terminated;
    const inner = text.slice(token.start + 2, closed ? token.end - 2 : token.end);
    comments.push({ kind, start: token.start, end: token.end, text: inner.trim() });
  }
  return comments;
}
