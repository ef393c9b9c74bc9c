import { choiceInput, nameInput, typeInput } from './input.ts';
import { defineTemplate } from './template.ts';

export const addColumn = defineTemplate({
  id: 'add-column',
  title: 'Column',
  preview: 'A column with its comment, and an index that does not block writes if wanted',
  category: 'Schema',
  variants: 'index',
  inputs: {
    table: nameInput('Name of the table', (hints) => hints.table ?? 'contacts'),
    column: nameInput('Name of the column', (hints) => hints.thing ?? hints.subject),
    type: typeInput('Type of the column', 'text'),
    index: choiceInput('Index', [
      { value: 'no', title: 'without an index' },
      { value: 'yes', title: 'with an index' },
    ]),
  },
  files: ({ hole, values }) => {
    const table = `public.${hole.table}`;
    const index = `${hole.table}_${hole.column}_idx`;
    const column = {
      suffix: '',
      purpose: `Add ${hole.column} to ${hole.table}`,
      rollback: [`alter table ${table} drop column ${hole.column};`],
      body: [
        '-- A column that may be null is added at once, however large the table is.',
        `alter table ${table} add column ${hole.column} ${hole.type};`,
        '',
        `comment on column ${table}.${hole.column} is 'What ${hole.column} means, and in which unit.';`,
      ].join('\n'),
    };
    if (values.index !== 'yes') return [column];
    const second = {
      suffix: 'index',
      purpose: `Index ${hole.column} of ${hole.table}`,
      rollback: [`drop index concurrently public.${index};`],
      body: [
        '-- Built without blocking writes. It must stay alone in its file: it cannot run with others in a transaction.',
        `create index concurrently ${index} on ${table} (${hole.column});`,
      ].join('\n'),
    };
    return [column, second];
  },
});
