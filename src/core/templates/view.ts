import { nameInput, namesInput, splitList } from './input.ts';
import { defineTemplate } from './template.ts';

export const view = defineTemplate({
  id: 'view',
  title: 'View',
  preview: 'A view that asks the row level security of its tables (security_invoker)',
  category: 'Schema',
  inputs: {
    view: nameInput('Name of the view', (hints) => hints.subject),
    table: nameInput('Name of the table', () => 'contacts'),
    columns: namesInput('Columns, separated by commas', () => 'id, created_at'),
  },
  files: ({ hole, values }) => {
    const columns = splitList(values.columns).map((column) => `${hole.table}.${column}`);
    return [
      {
        suffix: '',
        purpose: `Create the view ${hole.view}`,
        rollback: [`drop view public.${hole.view};`],
        body: [
          '-- Without security_invoker a view reads with the rights of its owner, past row level security.',
          `create view public.${hole.view}`,
          'with (security_invoker = on)',
          'as',
          'select',
          ...columns.map((column, index) => `  ${column}${index < columns.length - 1 ? ',' : ''}`),
          `from public.${hole.table};`,
          '',
          `grant select on table public.${hole.view} to authenticated;`,
        ].join('\n'),
      },
    ];
  },
});
