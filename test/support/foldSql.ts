import { foldFile } from '../../src/core/schema/fold.ts';
import { supabaseBaseline } from '../../src/core/schema/supabaseBaseline.ts';
import type { Catalog } from '../../src/core/schema/types.ts';
import { parseSql } from '../../src/core/sql/parseSql.ts';
import type { ParsedSql } from '../../src/core/sql/types.ts';
import { loadSqlParser } from '../../src/node/sqlParser.ts';

const parser = await loadSqlParser();

/** The SQL of a test, parsed. Throws on SQL that does not parse. */
export function parseTest(text: string): ParsedSql {
  const parsed = parseSql(text, parser);
  const problem = parsed.problems[0];
  if (problem !== undefined) throw new Error(`${problem.message} in:\n${text}`);
  return parsed;
}

/**
 * The catalogue after a history on top of the Supabase baseline. File number n is called `n.sql`; the
 * last `pending` files have not been applied. Throws on SQL that does not parse.
 */
export function foldSql(files: string | readonly string[], pending = 0): Catalog {
  const history = typeof files === 'string' ? [files] : files;
  let catalog = supabaseBaseline();
  for (const [file, text] of history.entries()) {
    const parsed = parseTest(text);
    const place = { path: `${String(file)}.sql`, file, pending: file >= history.length - pending };
    catalog = foldFile(catalog, parsed, place);
  }
  return catalog;
}
