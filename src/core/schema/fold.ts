import type { ParsedSql, Statement } from '../sql/types.ts';
import { applyOperations, startFile } from './apply.ts';
import type { Place } from './apply.ts';
import { operationsOf } from './extract.ts';
import type { Operation } from './operation.ts';
import type { Catalog } from './types.ts';

export { startFile };
export type { Place };
export * from './queries.ts';

/**
 * The catalogue after one statement. A DO block changes it only by its dynamic SQL here; the statements
 * inside it are to be folded one by one after it (`statementsInOrder`). One that only runs when a
 * function is called changes nothing.
 */
export function foldStatement(
  catalog: Catalog,
  statement: Statement,
  parsed: ParsedSql,
  place: Place,
): Catalog {
  return applyOperations(catalog, operationsOf(statement, parsed), place);
}

/** The statements of a file that run with it, in order: top level, and behind each DO block those inside it. */
export function statementsInOrder(parsed: ParsedSql): readonly Statement[] {
  return parsed.statements.flatMap((statement) =>
    statement.kind === 'DoStmt' ? [statement, ...parsed.embedded(statement)] : [statement],
  );
}

/** All facts of a file, in the order in which they take effect; plain JSON that may be kept by the file's content. */
export function operationsOfFile(parsed: ParsedSql): readonly Operation[] {
  return statementsInOrder(parsed).flatMap((statement) => operationsOf(statement, parsed));
}

/** The catalogue after a whole file. */
export function foldFile(catalog: Catalog, parsed: ParsedSql, place: Place): Catalog {
  return applyOperations(startFile(catalog, place), operationsOfFile(parsed), place);
}
