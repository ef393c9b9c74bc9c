import type { SqlParser } from '../ports/sqlParser.ts';
import type { TextRange } from '../text/range.ts';
import { SourceText } from '../text/sourceText.ts';
import type { Node } from './ast.ts';
import { as } from './ast.ts';
import { hasQuotedBody, quotedBody } from './bodyText.ts';
import type { QuotedBody } from './bodyText.ts';
import { tokenize } from './lexer.ts';
import { locateBodyError } from './locateBodyError.ts';
import { splitStatements } from './split.ts';
import { shortened, tokenRange } from './syntaxProblem.ts';
import { withoutComments } from './tokens.ts';
import type { ParsedSql, Statement, SyntaxProblem } from './types.ts';

/**
 * The only messages of libpg-query's PL/pgSQL parser that are always true: it has no catalogue, so
 * what it says about record fields, row types and user types is often wrong. (Measured: with these
 * kinds alone, no false report on 10,489 bodies.)
 */
const TRUSTWORTHY = [
  /^syntax error at (?:or near|end of input)/u,
  /^unterminated /u,
  /^missing "[^"]+" at end of SQL/u,
  /^too (?:few|many) parameters specified for RAISE/u,
  /^loop variable of /u,
  /default value/u,
];

interface Found {
  /** UTF-16 from the start of the statement. */
  readonly range: TextRange;
  readonly message: string;
  readonly inBody: boolean;
}

/** By syntax tree, as in body.ts. */
const known = new WeakMap<Node, readonly Found[]>();

/**
 * Syntax problems inside the bodies of DO blocks and functions (PL/pgSQL and SQL), which the grammar
 * of the file sees as mere strings. Those of PL/pgSQL functions carry `inBody`.
 */
export function bodyProblems(parsed: ParsedSql, parser: SqlParser): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (const statement of parsed.statements) {
    if (!hasQuotedBody(statement.tree)) continue;
    let found = known.get(statement.tree);
    if (found === undefined) {
      found = findProblems(parsed.source.slice(statement.range), statement, parser);
      known.set(statement.tree, found);
    }
    for (const problem of found) problems.push(place(problem, statement));
  }
  return problems;
}

function place(found: Found, statement: Statement): SyntaxProblem {
  const base = statement.range.start;
  return {
    range: { start: base + found.range.start, end: base + found.range.end },
    message: shortened(found.message),
    statementRange: statement.range,
    ...(found.inBody ? { inBody: true } : {}),
  };
}

function findProblems(text: string, statement: Statement, parser: SqlParser): Found[] {
  const quoted = quotedBody(text, statement);
  if (quoted?.language === 'sql') return sqlBodyProblems(quoted, parser);
  if (quoted?.language !== 'plpgsql') return [];
  const outcome = parser.parsePlpgsql(text);
  if (outcome.ok || !TRUSTWORTHY.some((kind) => kind.test(outcome.message))) return [];
  const { message } = outcome;
  const inBody = statement.kind === 'CreateFunctionStmt';
  if (message.includes('default value')) {
    return [{ range: parameterWithoutDefault(text, statement), message, inBody: false }];
  }
  const range = locateBodyError(quoted.body.text, message, parser);
  const { toOuter } = quoted.body;
  return [{ range: { start: toOuter(range.start), end: toOuter(range.end) }, message, inBody }];
}

function sqlBodyProblems({ body }: QuotedBody, parser: SqlParser): Found[] {
  const tokens = tokenize(body.text);
  const found: Found[] = [];
  for (const piece of splitStatements(body.text, tokens)) {
    const text = body.text.slice(piece.start, piece.fullEnd);
    const outcome = parser.parse(text);
    if (outcome.ok) continue;
    const offset = piece.start + new SourceText(text).codePointToOffset(outcome.cursorPosition);
    const range = tokenRange(body.text, tokens, offset);
    const outer = { start: body.toOuter(range.start), end: body.toOuter(range.end) };
    found.push({ range: outer, message: outcome.message, inBody: false });
  }
  return found;
}

/** The type of the first parameter without a default after one that has it; else the first word. */
function parameterWithoutDefault(text: string, statement: Statement): TextRange {
  const tokens = withoutComments(tokenize(text));
  let hadDefault = false;
  for (const item of as(statement.tree, 'CreateFunctionStmt')?.parameters ?? []) {
    const parameter = as(item, 'FunctionParameter');
    if (parameter?.defexpr !== undefined) hadDefault = true;
    else if (hadDefault) {
      return tokenRange(
        text,
        tokens,
        statement.offsetOf(parameter?.argType?.location) - statement.range.start,
      );
    }
  }
  return tokenRange(text, tokens, 0);
}
