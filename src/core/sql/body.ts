import type { SqlParser } from '../ports/sqlParser.ts';
import { SourceText } from '../text/sourceText.ts';
import { atomicStatements } from './atomicBody.ts';
import type { Node } from './ast.ts';
import { as, kindOf } from './ast.ts';
import { hasQuotedBody, quotedBody } from './bodyText.ts';
import { compose } from './embeddedText.ts';
import type { EmbeddedText } from './embeddedText.ts';
import { tokenize } from './lexer.ts';
import { locateStatements } from './placedStatement.ts';
import { readPlpgsql } from './plpgsqlReader.ts';
import type { PlacedPart } from './plpgsqlReader.ts';
import { splitStatements } from './split.ts';
import type { Statement } from './types.ts';

/** What a DO block or function body holds. */
export interface BodyStatements {
  readonly statements: readonly Statement[];
  /** Whether it runs SQL text that is not constant, or could not be read to its end. */
  readonly dynamic: boolean;
}

/** A statement of a body; all offsets count from the start of the statement that holds the body. */
export interface BodyStatement {
  readonly tree: Node;
  readonly start: number;
  readonly end: number;
  readonly fullEnd: number;
  readonly offsetOf: (location: number) => number;
  readonly conditional: boolean;
}

interface RelativeBody {
  readonly statements: readonly BodyStatement[];
  readonly dynamic: boolean;
}

const NOTHING: RelativeBody = { statements: [], dynamic: false };

/** By syntax tree: a statement that the cache hands out again need not be read again. */
const known = new WeakMap<Node, RelativeBody>();

/**
 * The SQL statements in the body of `statement` of the file `text`: those of a DO block or PL/pgSQL
 * function that are written as such or as a constant of EXECUTE, and those of an SQL function.
 */
export function readBody(text: string, statement: Statement, parser: SqlParser): BodyStatements {
  let body = known.get(statement.tree);
  if (body === undefined) {
    body = readRelative(text.slice(statement.range.start, statement.range.end), statement, parser);
    known.set(statement.tree, body);
  }
  return {
    dynamic: body.dynamic,
    statements: body.statements.map((found, index) => place(found, statement, index)),
  };
}

function place(found: BodyStatement, statement: Statement, index: number): Statement {
  const base = statement.range.start;
  const kind = kindOf(found.tree);
  const start = base + found.start;
  return {
    index,
    range: { start, end: base + found.end },
    fullEnd: base + found.fullEnd,
    kind,
    node: Object.values(found.tree)[0] as Statement['node'],
    tree: found.tree,
    offsetOf: (location) =>
      location === undefined || location < 0 ? start : base + found.offsetOf(location),
    container: {
      kind: statement.kind === 'DoStmt' ? 'do' : 'function',
      statement,
      conditional: found.conditional,
    },
  };
}

function readRelative(text: string, statement: Statement, parser: SqlParser): RelativeBody {
  const routine = as(statement.tree, 'CreateFunctionStmt');
  if (routine?.sql_body !== undefined) {
    return { statements: atomicStatements(text, statement, routine.sql_body), dynamic: false };
  }
  if (!hasQuotedBody(statement.tree)) return NOTHING;
  const quoted = quotedBody(text, statement);
  if (quoted === undefined) return { statements: [], dynamic: true };
  if (quoted.language === 'plpgsql') return readPlpgsqlBody(quoted.body, parser);
  if (quoted.language === 'sql') return { statements: readSqlBody(quoted.body, parser), dynamic: false };
  return NOTHING;
}

function readSqlBody(body: EmbeddedText, parser: SqlParser): BodyStatement[] {
  return splitStatements(body.text, tokenize(body.text)).flatMap((piece) => {
    const text = body.text.slice(piece.start, piece.end);
    const place = { text, toOuter: (offset: number) => body.toOuter(piece.start + offset) };
    return parsePart(place, parser, false);
  });
}

function readPlpgsqlBody(body: EmbeddedText, parser: SqlParser): RelativeBody {
  const { parts, stoppedAt } = readPlpgsql(body.text);
  const statements: BodyStatement[] = [];
  for (const placed of parts) statements.push(...readPart(placed, body, parser));
  const dynamic = stoppedAt !== undefined || parts.some(({ part }) => part.kind === 'dynamic');
  return { statements, dynamic };
}

function readPart({ part, conditional }: PlacedPart, body: EmbeddedText, parser: SqlParser): BodyStatement[] {
  if (part.kind === 'constant') return parsePart(compose(body, part.constant), parser, conditional);
  if (part.kind !== 'sql') return [];
  const place = { text: part.text, toOuter: (offset: number) => body.toOuter(part.start + offset) };
  return parsePart(place, parser, conditional).map((found) => ({
    ...found,
    end: body.toOuter(part.start + part.text.length),
    fullEnd: body.toOuter(part.fullEnd),
  }));
}

function parsePart(place: EmbeddedText, parser: SqlParser, conditional: boolean): BodyStatement[] {
  const outcome = parser.parse(place.text);
  if (!outcome.ok) return [];
  const source = new SourceText(place.text);
  return locateStatements(source, outcome.statements).map((located) => ({
    tree: located.tree,
    start: place.toOuter(located.start),
    end: place.toOuter(located.end),
    fullEnd: place.toOuter(located.fullEnd),
    offsetOf: (location) => place.toOuter(source.byteToOffset(location)),
    conditional,
  }));
}
