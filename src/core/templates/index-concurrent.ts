import { choiceInput, nameInput, namesInput, splitList } from './input.ts';
import { defineTemplate } from './template.ts';

export const indexConcurrent = defineTemplate({
  id: 'index',
  title: 'Index',
  preview: 'An index built without blocking writes, alone in its file',
  category: 'Performance',
  variants: 'unique',
  inputs: {
    table: nameInput('Name of the table', (hints) => hints.table ?? hints.subject),
    columns: namesInput('Columns, separated by commas', (hints) => hints.thing ?? 'created_at'),
    unique: choiceInput('Uniqueness', [
      { value: 'no', title: 'for reading' },
      { value: 'yes', title: 'unique' },
    ]),
  },
  files: ({ hole, values }) => {
    const columns = splitList(values.columns);
    // A single column is a tab stop and is mirrored in the index's name; a list decides what is written.
    const label = columns.length === 1 ? hole.columns : columns.join('_').slice(0, 40);
    const list = columns.length === 1 ? hole.columns : columns.join(', ');
    const unique = values.unique === 'yes';
    const index = `${hole.table}_${label}_${unique ? 'key' : 'idx'}`;
    return [
      {
        suffix: '',
        purpose: `Index ${list} of ${hole.table}`,
        rollback: [`drop index concurrently public.${index};`],
        body: [
          '-- Built without blocking writes. It must stay alone in its file: it cannot run with others in a transaction.',
          '-- If the build fails it leaves an invalid index behind: drop that, then run this again.',
          `create ${unique ? 'unique ' : ''}index concurrently ${index} on public.${hole.table} (${list});`,
        ].join('\n'),
      },
    ];
  },
});
