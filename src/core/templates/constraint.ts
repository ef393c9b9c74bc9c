import { choiceInput, expressionInput, nameInput } from './input.ts';
import { plural } from './nameHints.ts';
import type { TemplateFile } from './template.ts';
import { defineTemplate } from './template.ts';

export const constraint = defineTemplate({
  id: 'constraint',
  title: 'Constraint',
  preview: 'Added without a scan that blocks, and validated in a second file',
  category: 'Schema',
  variants: 'kind',
  inputs: {
    table: nameInput('Name of the table', (hints) => hints.table ?? 'contacts'),
    column: nameInput('Name of the column', (hints) => hints.thing ?? 'name'),
    kind: choiceInput('Constraint', [
      { value: 'check', title: 'check' },
      { value: 'foreign-key', title: 'foreign key' },
      { value: 'unique', title: 'unique' },
      { value: 'not-null', title: 'not null' },
    ]),
    condition: expressionInput('Condition (check)', (hints) => `${hints.thing || 'name'}::text <> ''`),
    parent: nameInput('Table that the column points to (foreign key)', (hints) =>
      plural((hints.thing || 'team').replace(/_id$/, '')),
    ),
  },
  files: ({ hole, values }) => {
    switch (values.kind) {
      case 'foreign-key':
        return foreignKey(hole);
      case 'unique':
        return unique(hole);
      case 'not-null':
        return notNull(hole);
      default:
        return check(hole);
    }
  },
});

interface Place {
  readonly table: string;
  readonly column: string;
}

const NOT_VALID =
  '-- Not valid: new rows are checked at once, the rows there are in the next file, without blocking.';
const VALIDATE = '-- Reads the whole table, but lets others read and write meanwhile.';

function check({
  table,
  column,
  condition,
}: Place & { readonly condition: string }): readonly TemplateFile[] {
  const target = `public.${table}`;
  const name = `${table}_${column}_check`;
  return [
    {
      suffix: '',
      purpose: `Check ${column} of ${table} in new rows`,
      rollback: [`alter table ${target} drop constraint ${name};`],
      body: [
        NOT_VALID,
        `alter table ${target}`,
        `  add constraint ${name} check (${condition}) not valid;`,
      ].join('\n'),
    },
    validation(target, name, `Check ${column} of ${table} in the rows there are`),
  ];
}

function foreignKey({ table, column, parent }: Place & { readonly parent: string }): readonly TemplateFile[] {
  const target = `public.${table}`;
  const name = `${table}_${column}_fkey`;
  return [
    concurrentIndex(table, column, ''),
    {
      suffix: 'foreign_key',
      purpose: `Make ${column} of ${table} point to ${parent} in new rows`,
      rollback: [`alter table ${target} drop constraint ${name};`],
      body: [
        NOT_VALID,
        `alter table ${target}`,
        `  add constraint ${name} foreign key (${column})`,
        `  references public.${parent} (id) on delete cascade not valid;`,
      ].join('\n'),
    },
    validation(target, name, `Check that ${column} of ${table} points to rows there are`),
  ];
}

function unique({ table, column }: Place): readonly TemplateFile[] {
  const target = `public.${table}`;
  const name = `${table}_${column}_key`;
  return [
    {
      suffix: '',
      purpose: `Build the index that keeps ${column} of ${table} unique`,
      rollback: [`drop index concurrently public.${name};`],
      body: [
        '-- Built without blocking writes. It must stay alone in its file: it cannot run with others in a transaction.',
        `create unique index concurrently ${name} on ${target} (${column});`,
      ].join('\n'),
    },
    {
      suffix: 'constraint',
      purpose: `Keep ${column} of ${table} unique`,
      rollback: [
        `alter table ${target} drop constraint ${name};`,
        '-- the index went with the constraint; build it again to undo only this file:',
        `create unique index ${name} on ${target} (${column});`,
      ],
      body: [
        '-- Takes the index over as it is; nothing is read.',
        `alter table ${target}`,
        `  add constraint ${name} unique using index ${name};`,
      ].join('\n'),
    },
  ];
}

function notNull({ table, column }: Place): readonly TemplateFile[] {
  const target = `public.${table}`;
  const name = `${table}_${column}_present`;
  const add = `alter table ${target} add constraint ${name} check (${column} is not null) not valid;`;
  return [
    {
      suffix: '',
      purpose: `Require ${column} of ${table} in new rows`,
      rollback: [`alter table ${target} drop constraint ${name};`],
      body: [NOT_VALID, add].join('\n'),
    },
    {
      suffix: 'validate',
      purpose: `Require ${column} of ${table} in every row`,
      rollback: [`alter table ${target} alter column ${column} drop not null;`, add],
      body: [
        VALIDATE,
        `alter table ${target} validate constraint ${name};`,
        '',
        '-- The valid check proves it, so that the table is not read again (Postgres 12 and later).',
        `alter table ${target} alter column ${column} set not null;`,
        `alter table ${target} drop constraint ${name};`,
      ].join('\n'),
    },
  ];
}

function validation(target: string, name: string, purpose: string): TemplateFile {
  return {
    suffix: 'validate',
    purpose,
    rollback: ['-- nothing to undo'],
    body: [VALIDATE, `alter table ${target} validate constraint ${name};`].join('\n'),
  };
}

function concurrentIndex(table: string, column: string, suffix: string): TemplateFile {
  const index = `${table}_${column}_idx`;
  return {
    suffix,
    purpose: `Index ${column} of ${table}`,
    rollback: [`drop index concurrently public.${index};`],
    body: [
      '-- A foreign key is looked up at each delete in the other table; Postgres does not index it by itself.',
      '-- Built without blocking writes. It must stay alone in its file: it cannot run with others in a transaction.',
      `create index concurrently ${index} on public.${table} (${column});`,
    ].join('\n'),
  };
}
