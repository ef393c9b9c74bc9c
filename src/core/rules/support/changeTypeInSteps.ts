import type { FileEdit, Fix, StatementContext } from '../../lint/types.ts';
import type { OperationOf } from '../../schema/operation.ts';
import { foreignKeysTo } from '../../schema/queries.ts';
import { keyOf } from '../../schema/types.ts';
import type { Column, Table } from '../../schema/types.ts';
import { quoteIdentifier, quoteQualified } from '../../sql/identifier.ts';
import { replaceCommand, isPlainText } from './commands.ts';
import { newMigration } from './edits.ts';
import { backfillFile, belongings, syncName, syncStatements, type Expansion } from './expandColumn.ts';
import { fittingName } from './newNames.ts';
import { displayName, sqlName } from './tables.ts';

interface Known {
  readonly table: Table;
  readonly column: Column;
}

/**
 * A new type by way of a second column: added and kept in step here, filled in the next file, swapped
 * in the one after. None for keys, identity and generated columns, whose swap needs more than that,
 * and where the rest of the file speaks of the column.
 */
export function changeTypeInSteps(
  context: StatementContext,
  operation: OperationOf<'alterColumnType'>,
  known: Known,
): readonly Fix[] {
  const { table, column } = known;
  if (!isPlainText(context) || !isPlainColumn(context, known) || isMentionedElsewhere(context, operation)) {
    return [];
  }
  const to = fittingName(column.name, '_new');
  if (table.columns.some(({ name }) => name === to)) return [];
  const value = operation.usingText ?? quoteIdentifier(column.name);
  const expansion: Expansion = {
    table: table.name,
    from: column.name,
    to,
    body: [assignment(operation, to)],
  };
  const command = `add column ${quoteIdentifier(to)} ${context.parsed.source.slice(operation.typeRange)}`;
  return [
    {
      title: `Change it by way of a second column, ${to}, in further migrations`,
      kind: 'split',
      edits: [
        ...replaceCommand(context, {
          command: operation.commandRange,
          newCommand: command,
          then: syncStatements(expansion),
        }),
        backfillFile(context, expansion, value),
        swapFile(context, expansion, known),
      ],
    },
  ];
}

/** A column that no other object leans on by its identity. */
function isPlainColumn(context: StatementContext, { table, column }: Known): boolean {
  if (column.identity || column.generated !== undefined) return false;
  if ([...context.before.sequences.values()].some(({ ownedBy }) => isOwner(ownedBy, table, column)))
    return false;
  const isKey = table.constraints.some(
    ({ kind, columns }) => kind !== 'check' && kind !== 'notNull' && columns.includes(column.name),
  );
  const isPointedAt = foreignKeysTo(context.before, table.name).some(({ constraint }) =>
    constraint.references?.columns.includes(column.name),
  );
  return !isKey && !isPointedAt && table.partitionOf === undefined && table.kind === 'table';
}

function isOwner(
  owner:
    | { readonly table: { readonly schema: string; readonly name: string }; readonly column: string }
    | undefined,
  table: Table,
  column: Column,
): boolean {
  return owner !== undefined && keyOf(owner.table) === keyOf(table.name) && owner.column === column.name;
}

function isMentionedElsewhere(context: StatementContext, operation: OperationOf<'alterColumnType'>): boolean {
  const { text } = context.parsed.source;
  const rest = text.slice(operation.commandRange.end);
  return rest.toLowerCase().includes(operation.column.toLowerCase());
}

/** PL/pgSQL converts as INSERT would; an expression of USING sees the row's columns by their names. */
function assignment(operation: OperationOf<'alterColumnType'>, to: string): string {
  const name = `new.${quoteIdentifier(to)}`;
  if (operation.usingText === undefined) return `${name} := new.${quoteIdentifier(operation.column)};`;
  return `select ${operation.usingText} into ${name} from (select new.*) as changed;`;
}

function swapFile(context: StatementContext, expansion: Expansion, { table, column }: Known): FileEdit {
  const place = sqlName(table.name);
  const old = quoteIdentifier(fittingName(column.name, '_old'));
  const [name, filled] = [quoteIdentifier(column.name), quoteIdentifier(expansion.to)];
  const trigger = syncName(expansion);
  const routine = quoteQualified(table.name.schema, trigger);
  const required = column.notNull ? [`alter table ${place} alter column ${old} drop not null;`] : [];
  const { defaultText } = column;
  const value =
    defaultText === undefined
      ? []
      : [`alter table ${place} alter column ${name} set default ${defaultText};`];
  const things = belongings(context, table, column);
  const reminder =
    things.length === 0
      ? []
      : [`-- Before this runs: ${column.name} has ${things.join(', ')}; give ${expansion.to} the same.`];
  const sql = [
    ...reminder,
    `drop trigger ${quoteIdentifier(trigger)} on ${place};`,
    `drop function ${routine}();`,
    `alter table ${place} rename column ${name} to ${old};`,
    `alter table ${place} rename column ${filled} to ${name};`,
    ...required,
    ...value,
  ];
  return newMigration(context, {
    name: `swap_${table.name.name}_${column.name}`,
    purpose: `Let the filled column take the place of ${displayName(table.name)}.${column.name}; drop the old one later`,
    sql: sql.join('\n'),
    rollback: [
      `-- Rows written since then have their value in ${expansion.to} only: copy it back first.`,
      `alter table ${place} rename column ${name} to ${filled};`,
      `alter table ${place} rename column ${old} to ${name};`,
    ].join('\n'),
    step: 2,
  });
}
