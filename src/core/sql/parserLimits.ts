import type { ParseOutcome, SqlParser } from '../ports/sqlParser.ts';

/**
 * Postgres' lexer takes quadratic time for comments nested in comments and for long rows of signs: at
 * these sizes some tenths of a second, at ten times that half a minute. No one writes such text.
 */
const DEEPEST_COMMENT = 1_000;
const LONGEST_SIGNS = /\+{2000}/u;

/** Parses `sql`, unless it is made such that the parser would not come back in good time. */
export function parseWithinLimits(sql: string, parser: SqlParser): ParseOutcome {
  if (!nestsTooDeeply(sql) && !LONGEST_SIGNS.test(sql)) return parser.parse(sql);
  return { ok: false, message: 'too deeply nested to be read', cursorPosition: 0, gaveUp: true };
}

/** Counts every comment mark, those inside strings as well: it is a guard, no lexer. */
function nestsTooDeeply(sql: string): boolean {
  let depth = 0;
  let open = sql.indexOf('/*');
  let close = open < 0 ? -1 : sql.indexOf('*/', open + 2);
  while (open >= 0 && depth < DEEPEST_COMMENT) {
    const opens = close < 0 || open < close;
    depth = opens ? depth + 1 : Math.max(0, depth - 1);
    // The marks may share a character: in `/*/` nothing is closed.
    const next = (opens ? open : close) + 2;
    if (open < next) open = sql.indexOf('/*', next);
    if (close >= 0 && close < next) close = sql.indexOf('*/', next);
  }
  return depth >= DEEPEST_COMMENT;
}
