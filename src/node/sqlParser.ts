import type { Node } from '../core/sql/ast.ts';
import type { ParseOutcome, PlpgsqlOutcome, SqlParser } from '../core/ports/sqlParser.ts';
import { compilePlpgsql, loadPgQuery, parseQuery, type PgQueryModule } from './libpgQuery.ts';

/**
 * Postgres 18's grammar as WebAssembly (libpg-query). Resolves once the module is instantiated
 * (some 20 ms); the parser is then synchronous and turns every failure into an outcome: a syntax
 * error, an expression nested too deeply for the stack, an empty text.
 */
export async function loadSqlParser(): Promise<SqlParser> {
  const module = await (loading ??= loadPgQuery());
  return {
    parse: (sql) => parse(module, sql),
    parsePlpgsql: (createFunctionOrDo) => parsePlpgsql(module, createFunctionOrDo),
  };
}

let loading: Promise<PgQueryModule> | undefined;

function parse(module: PgQueryModule, sql: string): ParseOutcome {
  if (sql === '') return { ok: true, statements: [] };
  try {
    const outcome = parseQuery(module, sql);
    if (!outcome.ok) {
      const { message, cursorPosition } = outcome;
      return { ok: false, message, cursorPosition: Math.max(cursorPosition - 1, 0) };
    }
    // The shape is that of Postgres' own nodes, which @pgsql/types describes.
    const tree = JSON.parse(outcome.json.read()) as { readonly stmts?: readonly { readonly stmt?: Node }[] };
    return { ok: true, statements: tree.stmts ?? [] };
  } catch (error) {
    // What is thrown is never about the text: the stack or the memory of this machine has come to its end.
    return { ok: false, message: describe(error), cursorPosition: 0, gaveUp: true };
  }
}

function parsePlpgsql(module: PgQueryModule, createFunctionOrDo: string): PlpgsqlOutcome {
  try {
    const answer = compilePlpgsql(module, createFunctionOrDo);
    if (answer.firstByte !== openingBrace) return { ok: false, message: answer.read() };
    return {
      ok: true,
      // Most callers only want to know whether it compiles.
      get functions() {
        const functions: unknown = Reflect.get(Object(JSON.parse(answer.read())), 'plpgsql_funcs');
        return Array.isArray(functions) ? (functions as readonly unknown[]) : [];
      },
    };
  } catch (error) {
    return { ok: false, message: describe(error) };
  }
}

const openingBrace = 0x7b;

function describe(error: unknown): string {
  if (error instanceof RangeError) return 'stack depth limit exceeded';
  return error instanceof Error ? error.message : String(error);
}
