import type { Fix, StatementContext } from '../../lint/types.ts';
import type { OperationOf } from '../../schema/operation.ts';
import { printType } from '../../schema/typeName.ts';
import type { Column, Table } from '../../schema/types.ts';
import { quoteIdentifier } from '../../sql/identifier.ts';
import { edit } from './edits.ts';
import { indentationOf, isPlainText } from './commands.ts';
import { backfillFile, belongings, differs, syncStatements, type Expansion } from './expandColumn.ts';
import { displayName, sqlName } from './tables.ts';

/**
 * The expanding half of a rename: the new column beside the old one, both kept in step, filled in a
 * later file. None for generated columns, and where a column of that name is there.
 */
export function renameInSteps(
  context: StatementContext,
  operation: OperationOf<'renameColumn'>,
  known: { readonly table: Table; readonly column: Column },
): readonly Fix[] {
  const { table, column } = known;
  const isTaken = table.columns.some(({ name }) => name === operation.newName);
  if (!isPlainText(context) || isTaken || column.generated !== undefined) return [];
  const expansion: Expansion = {
    table: table.name,
    from: column.name,
    to: operation.newName,
    body: syncBody(column, operation.newName),
  };
  const statements = [
    `alter table ${sqlName(table.name)} add column ${quoteIdentifier(operation.newName)} ${printType(column.type)}`,
    ...syncStatements(expansion),
  ];
  const newText = [...reminder(context, known, operation.newName), statements.join(';\n\n')].join('\n');
  return [
    {
      title: `Add ${operation.newName} beside ${displayName(table.name)}.${column.name}, and fill it in a further migration`,
      kind: 'split',
      edits: [
        edit(context, context.statement.range, newText.replaceAll('\n', `\n${indentationOf(context)}`)),
        backfillFile(context, expansion, quoteIdentifier(column.name)),
      ],
    },
  ];
}

/** Old clients write the old column, new ones the new column; whichever was written counts. */
function syncBody(column: Column, newName: string): readonly string[] {
  const old = quoteIdentifier(column.name);
  const name = quoteIdentifier(newName);
  return [
    `if tg_op = 'INSERT' then`,
    `  if new.${name} is null then new.${name} := new.${old}; else new.${old} := new.${name}; end if;`,
    `elsif ${differs(column, `new.${name}`, `old.${name}`)} then`,
    `  new.${old} := new.${name};`,
    `elsif ${differs(column, `new.${old}`, `old.${old}`)} then`,
    `  new.${name} := new.${old};`,
    'end if;',
  ];
}

function reminder(
  context: StatementContext,
  { table, column }: { readonly table: Table; readonly column: Column },
  newName: string,
): readonly string[] {
  const things = belongings(context, table, column);
  if (things.length === 0) return [];
  return [`-- ${column.name} has ${things.join(', ')}: give ${newName} the same once it is filled.`];
}
