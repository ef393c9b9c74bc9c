import type { TextRange } from '../text/range.ts';
import type { SourceText } from '../text/sourceText.ts';
import type { Node, NodeKind, NodeOf } from './ast.ts';

/** What the lexer sees; whitespace is skipped. Keywords and plain identifiers are both `word`. */
export type TokenKind =
  | 'word'
  | 'quotedIdentifier'
  | 'string'
  | 'dollarString'
  | 'number'
  | 'parameter'
  | 'operator'
  | 'punctuation'
  | 'lineComment'
  | 'blockComment'
  | 'psqlMetaCommand';

/** One token; UTF-16 offsets. `terminated` is false for a quote or comment that never closes. */
export interface Token extends TextRange {
  readonly kind: TokenKind;
  readonly terminated: boolean;
}

/** A comment with its delimiters; `text` is the inner text, trimmed. */
export interface Comment extends TextRange {
  readonly kind: 'lineComment' | 'blockComment';
  readonly text: string;
}

/** Where a statement that does not stand at the top level of its file was found. */
export interface Container {
  /** `do`: runs with the file. `function`: runs when the function is called. */
  readonly kind: 'do' | 'function';
  /** The statement that holds the body. */
  readonly statement: Statement;
  /** True when the statement stands under a condition, a loop or an exception handler. */
  readonly conditional: boolean;
}

/**
 * One parsed statement. `range` runs from its first token to its last, without the semicolon and
 * without leading comments. `kind` and `node` are the top of its syntax tree.
 */
export interface Statement<Kind extends NodeKind = NodeKind> {
  readonly index: number;
  readonly range: TextRange;
  /** End of the statement including its semicolon (equal to `range.end` where there is none). */
  readonly fullEnd: number;
  readonly kind: Kind;
  readonly node: NodeOf<Kind>;
  /** The wrapped node, for generic walks. */
  readonly tree: Node;
  /** Maps a `location` of this statement's tree (UTF-8 bytes) to a UTF-16 offset in the file. */
  readonly offsetOf: (location: number | undefined) => number;
  /** Set for statements read out of a DO block or function body. */
  readonly container?: Container;
}

/** A place where Postgres' grammar refuses the text. */
export interface SyntaxProblem {
  readonly range: TextRange;
  /** Postgres' own words, e.g. `syntax error at or near "nul"`. */
  readonly message: string;
  /** What could have stood there, when that is known: `REFERENCES`. */
  readonly expected?: readonly string[];
  /** A lesson for commonly invented syntax, in place of Postgres' words. */
  readonly explanation?: string;
  /** Edits that mend it, each with a title. UTF-16 offsets in the file. */
  readonly fixes?: readonly {
    readonly title: string;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
  }[];
  /** The broken statement as a whole (for asking pgsql-ast-parser about it). */
  readonly statementRange: TextRange;
  /** Set when the problem lies in a PL/pgSQL body, which runs only when called. */
  readonly inBody?: boolean;
}

/** A file as this project sees it after lexing and parsing. Never throws on bad SQL. */
export interface ParsedSql {
  readonly source: SourceText;
  /** Top-level statements that parse, in order; broken ones are left out. */
  readonly statements: readonly Statement[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
  /** Statements that the parser could not read for a limit of its own; they may well be right. */
  readonly unread: readonly TextRange[];
  /** Statements found in DO blocks and PL/pgSQL bodies of `statement`, in order; computed on demand and kept. */
  embedded(statement: Statement): readonly Statement[];
  /** Whether the body of `statement` (DO or function) runs SQL text that is not constant. */
  hasDynamicSql(statement: Statement): boolean;
  /** All tokens of the file, comments included, in order. */
  readonly tokens: readonly Token[];
  /** Tokens (comments left out) that lie inside `range`. */
  tokensIn(range: TextRange): readonly Token[];
}
