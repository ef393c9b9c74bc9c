import type { StatementContext } from '../../lint/types.ts';
import type { NameReference } from '../../schema/operation.ts';
import { columnOf, findTable, isNewTable as isNewInCatalog, resolveRelation } from '../../schema/queries.ts';
import type { Catalog, Origin, QualifiedName, Table } from '../../schema/types.ts';
import { quoteQualified } from '../../sql/identifier.ts';

/** A table name as people write it: `public` is left out. */
export function displayName(name: QualifiedName | NameReference): string {
  return name.schema === undefined || name.schema === 'public' ? name.name : `${name.schema}.${name.name}`;
}

/** A name as SQL, with its schema. */
export function sqlName(name: QualifiedName): string {
  return quoteQualified(name.schema, name.name);
}

/** The table that `reference` means right before the statement. */
export function tableBefore(context: StatementContext, reference: NameReference): Table | undefined {
  return findTable(context.before, reference);
}

/**
 * Whether a table or materialized view can hold no rows that matter yet: made in this file, or in
 * another file that is not applied and by no migration filled, or temporary. One that the history does
 * not know is not new, unless dynamic SQL of this very file may have made it.
 */
export function isNewTable(context: StatementContext, reference: NameReference): boolean {
  const name = resolveRelation(context.before, reference);
  if (name.schema === 'pg_temp') return true;
  if (isNewInCatalog(context.before, name, context.file)) return true;
  return tableBefore(context, reference) === undefined && madeByDynamicSql(context);
}

/** Whether an earlier statement of this file adds the column; works for tables that the history does not know, too. */
export function isColumnAddedHere(
  context: StatementContext,
  place: { readonly table: NameReference; readonly column: string },
): boolean {
  const { schema, name } = place.table;
  const origin = columnOf(tableBefore(context, place.table), place.column)?.origin;
  if (origin?.path === context.file.path) return true;
  return context.fileOperations.some(
    (operation) =>
      operation.kind === 'addColumn' &&
      operation.statement.start < context.statement.range.start &&
      operation.column.name === place.column &&
      operation.table.name === name &&
      (operation.table.schema ?? 'public') === (schema ?? 'public'),
  );
}

/** Whether the statement at `origin` has reached no database: written in this file or in one that is not applied. */
export function isUnreleased(context: StatementContext, origin: Origin): boolean {
  return origin.pending || origin.path === context.file.path;
}

function madeByDynamicSql(context: StatementContext): boolean {
  return isVague(context.before) && !isVague(context.fileBefore);
}

function isVague(catalog: Catalog): boolean {
  return catalog.unknown.everything || catalog.unknown.tables;
}
