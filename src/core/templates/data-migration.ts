import { choiceInput, expressionInput, nameInput, textInput } from './input.ts';
import type { TemplateFile } from './template.ts';
import { defineTemplate } from './template.ts';

export const dataMigration = defineTemplate({
  id: 'data-migration',
  title: 'Data migration',
  preview: 'Fills a column in batches, in the migration itself or in a procedure that commits each batch',
  category: 'Data',
  variants: 'run',
  inputs: {
    table: nameInput('Name of the table, with a primary key id', (hints) => hints.table ?? 'contacts'),
    column: nameInput('Name of the column to fill', (hints) => hints.thing ?? 'name'),
    value: expressionInput('Its new value', () => "''"),
    batch: textInput('Rows a batch', () => '1000', { pattern: /^[1-9]\d{0,6}$/, rule: 'a whole number' }),
    run: choiceInput('How', [
      { value: 'migration', title: 'in the migration' },
      { value: 'procedure', title: 'in a procedure, for large tables' },
    ]),
  },
  files: ({ hole, values }) => [values.run === 'procedure' ? inProcedure(hole) : inMigration(hole)],
});

interface Fill {
  readonly table: string;
  readonly column: string;
  readonly value: string;
  readonly batch: string;
}

/** The loop, indented for a body; each round takes rows that are still to be filled, so it can be run again. */
function loop({ table, column, value, batch }: Fill, afterBatch: readonly string[]): readonly string[] {
  return [
    '  loop',
    `    update public.${table}`,
    `    set ${column} = ${value}`,
    '    where id in (',
    `      select todo.id from public.${table} as todo`,
    `      where todo.${column} is null`,
    '      order by todo.id',
    `      limit ${batch}`,
    '    );',
    '    exit when not found;',
    ...afterBatch,
    '  end loop;',
  ];
}

function inMigration(fill: Fill): TemplateFile {
  const target = `public.${fill.table}`;
  return {
    suffix: '',
    purpose: `Fill ${fill.column} of ${fill.table}`,
    rollback: [
      `-- data: the earlier values in ${target} are gone; restore them from a backup if they must come back`,
    ],
    body: [
      '-- All batches of a migration are one transaction: the rows stay locked until its end. With more than some',
      '-- ten thousand rows take the variant with a procedure, which commits after each batch.',
      'do $$',
      'begin',
      ...loop(fill, []),
      'end;',
      '$$;',
    ].join('\n'),
  };
}

function inProcedure(fill: Fill): TemplateFile {
  const procedure = `public.fill_${fill.table}_${fill.column}()`;
  return {
    suffix: '',
    purpose: `Prepare to fill ${fill.column} of ${fill.table} in batches`,
    rollback: [`drop procedure ${procedure};`],
    body: [
      `-- After the push run: call ${procedure}; it can be stopped and called again.`,
      '-- It has no "set search_path", because a procedure with one cannot commit: every name needs its schema.',
      `create procedure ${procedure}`,
      'language plpgsql',
      'security invoker',
      'as $$',
      'begin',
      ...loop(fill, ['    commit;']),
      'end;',
      '$$;',
      '',
      `revoke execute on procedure ${procedure} from public, anon, authenticated;`,
    ].join('\n'),
  };
}
