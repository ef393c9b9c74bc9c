import type { ParseOutcome, PlpgsqlOutcome, SqlParser } from '../core/ports/sqlParser.ts';
import { SqlError, loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';

/**
 * Postgres 18's grammar as WebAssembly (libpg-query). Resolves once the module is instantiated
 * (some 20 ms); the parser is then synchronous and turns every failure into an outcome: a syntax
 * error, an expression nested too deeply for the stack, an empty text.
 */
export async function loadSqlParser(): Promise<SqlParser> {
  await loadModule();
  return { parse, parsePlpgsql };
}

function parse(sql: string): ParseOutcome {
  if (sql === '') return { ok: true, statements: [] };
  try {
    return { ok: true, statements: parseSync(sql).stmts ?? [] };
  } catch (error) {
    return { ok: false, ...describe(error) };
  }
}

function parsePlpgsql(createFunctionOrDo: string): PlpgsqlOutcome {
  try {
    // The package declares the result type of `parseSync` here as well; this is the one that it gives.
    const result = parsePlPgSQLSync(createFunctionOrDo) as { readonly plpgsql_funcs?: readonly unknown[] };
    return { ok: true, functions: result.plpgsql_funcs ?? [] };
  } catch (error) {
    return { ok: false, message: describe(error).message };
  }
}

function describe(error: unknown): { readonly message: string; readonly cursorPosition: number } {
  if (error instanceof SqlError) {
    return { message: error.message, cursorPosition: error.sqlDetails?.cursorPosition ?? 0 };
  }
  if (error instanceof RangeError) {
    return { message: 'stack depth limit exceeded', cursorPosition: 0 };
  }
  return { message: error instanceof Error ? error.message : String(error), cursorPosition: 0 };
}
