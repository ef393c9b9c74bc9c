import type { Fix, Rule, StatementContext } from '../lint/types.ts';
import { resolveType } from '../schema/queries.ts';
import type { ColumnFacts, OperationOf } from '../schema/operation.ts';
import { keyOf } from '../schema/types.ts';
import { edit, insertion } from './support/edits.ts';
import { displayName, isNewTable, tableBefore } from './support/tables.ts';
import { findWords } from './support/words.ts';

type AddColumn = OperationOf<'addColumn'>;

/** Finds new columns that must have a value but get none in the rows that are there. */
export const addColumnNotNullNoDefault: Rule = {
  id: 'add-column-not-null-no-default',
  scope: 'statement',
  title: 'A new NOT NULL column without a default fails as soon as the table has a row.',
  severity: 'error',
  profile: 'default',
  needs: ['file', 'history'],
  appliesTo: 'pending',
  replaces: ['squawk:adding-required-field', 'pgls:addingRequiredField'],
  statements: ['AlterTableStmt'],
  check(context) {
    for (const operation of context.operations) {
      if (operation.kind !== 'addColumn' || !needsValue(operation.column)) continue;
      if (isEmpty(context, operation) || isDomain(context, operation) || isThere(context, operation))
        continue;
      const name = `${displayName(operation.table)}.${operation.column.name}`;
      context.report({
        range: operation.column.nameRange,
        message: `Adding ${name} as NOT NULL without a default fails with 23502 as soon as ${displayName(operation.table)} holds one row, and the whole migration is rolled back. Give it a default, or add it nullable, fill it, and set NOT NULL later.`,
        fixes: fixesFor(context, operation.column),
      });
    }
  },
  docs: {
    what: '`ADD COLUMN … NOT NULL` (or `PRIMARY KEY`) with no default, not an identity and not generated, on a table that may hold rows.',
    why: 'Postgres gives the existing rows NULL, sees that it is not allowed, and stops with `23502: column … contains null values`. On an empty local database the migration passes, on production it fails.',
    instead:
      'A constant default makes it work at once and does not rewrite the table (Postgres 11 and later). Where no default is right: add the column nullable, fill it, then `SET NOT NULL` in a later migration.',
    bad: 'alter table public.contacts add column source text not null;',
    good: "alter table public.contacts add column source text not null default 'import';",
    exceptions: [
      'The table is new and no migration has put rows into it, or it is temporary.',
      'Identity, `serial` and generated columns, which make their own values.',
      'The type is a domain of the project, which may bring a default.',
      '`IF NOT EXISTS` for a column that is there already.',
    ],
    sources: ['Measured on Postgres 15.18: SQLSTATE 23502 on a table with rows.'],
  },
};

function needsValue(column: ColumnFacts): boolean {
  const required =
    column.notNull || column.constraints.some((constraint) => constraint.kind === 'primaryKey');
  const supplied = column.defaultText !== undefined || column.identity || column.generated !== undefined;
  return required && !supplied && !column.serial;
}

/** A table of this very file counts as empty only until something is inserted. */
function isEmpty(context: StatementContext, operation: AddColumn): boolean {
  const table = tableBefore(context, operation.table);
  return isNewTable(context, operation.table) && table?.populated !== true;
}

function isDomain(context: StatementContext, operation: AddColumn): boolean {
  const { type } = operation.column;
  return context.before.domains.has(keyOf(resolveType(context.before, type)));
}

function isThere(context: StatementContext, operation: AddColumn): boolean {
  if (!operation.ifNotExists) return false;
  const table = tableBefore(context, operation.table);
  return table?.columns.some((column) => column.name === operation.column.name) === true;
}

function fixesFor(context: StatementContext, column: ColumnFacts): readonly Fix[] {
  const value = exampleValue(column);
  const fixes: Fix[] = [
    {
      title: 'Add a default',
      kind: 'snippet',
      edits: [insertion(context, column.range.end, ` default \${1:${value}}`)],
    },
  ];
  const notNull = findWords(context, ['not', 'null'], column.nameRange.end);
  if (notNull === undefined || notNull.end > column.range.end) return fixes;
  const { text } = context.parsed.source;
  const start = /\s/u.test(text[notNull.start - 1] ?? '') ? notNull.start - 1 : notNull.start;
  fixes.push({
    title: 'Add it nullable for now',
    kind: 'snippet',
    edits: [edit(context, { start, end: notNull.end }, '')],
  });
  return fixes;
}

const examples: Readonly<Record<string, string>> = {
  boolean: 'false',
  'timestamp with time zone': 'now()',
  'timestamp without time zone': 'now()',
  date: 'current_date',
  jsonb: "'{\\}'",
  json: "'{\\}'",
};
const numbers = new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision']);

/** A constant of the column's type; `}` is escaped for the snippet. */
function exampleValue(column: ColumnFacts): string {
  if (column.type.array) return "'{\\}'";
  if (numbers.has(column.type.name)) return '0';
  return examples[column.type.name] ?? "''";
}
