import type { Fix, Rule, StatementContext } from '../lint/types.ts';
import { as } from '../sql/ast.ts';
import { relationName } from '../schema/extract/names.ts';
import { resolveRelation, resolveType } from '../schema/queries.ts';
import type { ColumnFacts, NameReference, OperationOf } from '../schema/operation.ts';
import { keyOf } from '../schema/types.ts';
import { edit, insertion } from './support/edits.ts';
import { displayName, isNewTable, tableBefore } from './support/tables.ts';
import { placeholder } from './support/snippetText.ts';
import { isAlwaysTrue } from './support/tautology.ts';
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
      'The same file has emptied it (`TRUNCATE`, or `DELETE` of every row) and put nothing back.',
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
  if (isEmptiedHere(context, operation)) return true;
  const table = tableBefore(context, operation.table);
  return isNewTable(context, operation.table) && table?.populated !== true;
}

/** Whether this file takes all rows out of the table and puts none back before the column is added. */
function isEmptiedHere(context: StatementContext, operation: AddColumn): boolean {
  const key = keyOf(resolveRelation(context.before, operation.table));
  const isSame = (name: NameReference): boolean => keyOf(resolveRelation(context.before, name)) === key;
  const earlier = context.fileOperations.filter(
    ({ statement }) => statement.end < context.statement.range.start,
  );
  const filled = earlier.findLast((each) => each.kind === 'insertInto' && isSame(each.table));
  const since = filled?.statement.end ?? 0;
  const isTruncated = earlier.some(
    (each) =>
      each.kind === 'truncate' &&
      each.certainty === 'certain' &&
      isSame(each.table) &&
      each.statement.start >= since,
  );
  return (
    isTruncated ||
    context.parsed.statements.some(({ tree, range }) => {
      const deletion = as(tree, 'DeleteStmt');
      if (deletion === undefined || range.start < since || range.end > context.statement.range.start)
        return false;
      return (
        deletion.usingClause === undefined &&
        isAlwaysTrue(deletion.whereClause) &&
        isSame(relationName(deletion.relation))
      );
    })
  );
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
  const fixes = [supplyFix(context, column)];
  const notNull = findWords(context, ['not', 'null'], column.nameRange.end);
  if (notNull === undefined || notNull.end > column.range.end || isKey(column)) return fixes;
  const { text } = context.parsed.source;
  const start = /\s/u.test(text[notNull.start - 1] ?? '') ? notNull.start - 1 : notNull.start;
  fixes.push({
    title: 'Add it nullable for now',
    kind: 'snippet',
    edits: [edit(context, { start, end: notNull.end }, '')],
  });
  return fixes;
}

/** A key needs a value of its own for every row; any other column does with a constant. */
function supplyFix(context: StatementContext, column: ColumnFacts): Fix {
  if (isKey(column) && integers.has(column.type.name)) {
    const edits = [insertion(context, column.range.end, ' generated by default as identity')];
    return { title: 'Make it an identity column', kind: 'snippet', edits };
  }
  const value = placeholder(1, exampleValue(context, column));
  const edits = [insertion(context, column.range.end, ` default ${value}`)];
  return { title: 'Add a default', kind: 'snippet', edits };
}

function isKey(column: ColumnFacts): boolean {
  return column.constraints.some(({ kind }) => kind === 'primaryKey' || kind === 'unique');
}

const integers = new Set(['smallint', 'integer', 'bigint']);
const numbers = new Set([...integers, 'numeric', 'real', 'double precision', 'money', 'oid']);
const examples: Readonly<Record<string, string>> = {
  boolean: 'false',
  uuid: 'gen_random_uuid()',
  'timestamp with time zone': 'now()',
  'timestamp without time zone': 'now()',
  'time with time zone': "'00:00'",
  'time without time zone': "'00:00'",
  interval: "'0'",
  date: 'current_date',
  jsonb: "'{}'",
  json: "'{}'",
  inet: "'0.0.0.0'",
  cidr: "'0.0.0.0/0'",
};

/** A value that the column's type takes: of an enum the first one. */
function exampleValue(context: StatementContext, column: ColumnFacts): string {
  const { type } = column;
  if (type.array) return "'{}'";
  if (numbers.has(type.name)) return '0';
  const first = context.before.enums.get(keyOf(resolveType(context.before, type)))?.values[0];
  if (first !== undefined) return `'${first.replaceAll("'", "''")}'`;
  return examples[type.name] ?? "''";
}
