import { SourceText } from '../text/sourceText.ts';
import type { SqlParser } from '../ports/sqlParser.ts';
import { ParsedFile } from './parsedFile.ts';
import { parseWithinLimits } from './parserLimits.ts';
import { locateStatements, placeStatement } from './placedStatement.ts';
import { recover } from './recover.ts';
import type { StatementCache } from './statementCache.ts';
import type { ParsedSql } from './types.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads a file: its statements, the places where Postgres' grammar refuses it, its comments. The
 * whole text is parsed in one go; where that fails, statement by statement, so that a broken one
 * does not silence the others. With a `cache` (one per open document) it goes statement by
 * statement at once and parses only those whose text is new. Offsets are UTF-16 in `text` as given;
 * a byte order mark is skipped, a NUL is a problem of its statement. Never throws on bad SQL.
 */
export function parseSql(text: string, parser: SqlParser, cache?: StatementCache): ParsedSql {
  const source = new SourceText(text);
  if (cache === undefined && !text.includes('\0')) {
    const whole = parseWhole(source, parser);
    if (whole !== undefined) return whole;
  }
  cache?.beginParse();
  const recovered = recover(text, parser, cache);
  return new ParsedFile({ source, parser, ...recovered });
}

function parseWhole(source: SourceText, parser: SqlParser): ParsedSql | undefined {
  const base = source.text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const stretch = { base, source: base === 0 ? source : new SourceText(source.text.slice(base)) };
  const outcome = parseWithinLimits(stretch.source.text, parser);
  if (!outcome.ok) return undefined;
  const statements = locateStatements(stretch.source, outcome.statements).map((located, index) =>
    placeStatement(located, stretch, { index }),
  );
  return new ParsedFile({ source, parser, statements, problems: [] });
}
