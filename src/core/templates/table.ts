import { choiceInput, nameInput, namesInput, splitList } from './input.ts';
import { singular } from './nameHints.ts';
import { crudPolicies } from './policySql.ts';
import { defineTemplate } from './template.ts';

export const table = defineTemplate({
  id: 'table',
  title: 'Table',
  preview: 'Keys, timestamps, indexes on foreign keys, row level security with policies, updated_at trigger',
  category: 'Schema',
  variants: 'key',
  inputs: {
    table: nameInput('Name of the table', (hints) => hints.subject),
    key: choiceInput('Primary key', [
      { value: 'uuid', title: 'uuid key' },
      { value: 'identity', title: 'identity key' },
    ]),
    references: namesInput('Tables that each row belongs to, separated by commas', () => ''),
  },
  files: ({ hole, values }) => {
    const name = `public.${hole.table}`;
    const trigger = `public.${hole.table}_set_updated_at`;
    const parents = splitList(values.references);
    const references = parents.map((parent) => ({ parent, column: `${singular(parent)}_id` }));
    return [
      {
        suffix: '',
        purpose: `Create the table ${hole.table}`,
        rollback: [`drop table ${name};`, `drop function ${trigger}();`],
        body: [
          ...touchFunction(trigger),
          '',
          `create table ${name} (`,
          `  id ${KEYS[values.key] ?? KEYS.uuid},`,
          '  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,',
          ...references.map(({ parent, column }) => `  ${foreignKey(column, parent, values.key)},`),
          '  name text not null,',
          '  created_at timestamptz not null default now(),',
          '  updated_at timestamptz not null default now()',
          ');',
          '',
          `comment on table ${name} is 'What one row of ${hole.table} stands for.';`,
          '',
          '-- Policies, joins and deletes look rows up by their foreign keys; Postgres does not index those by itself.',
          ...['user_id', ...references.map(({ column }) => column)].map(
            (column) => `create index ${hole.table}_${column}_idx on ${name} (${column});`,
          ),
          '',
          '-- Without row level security everybody with the API key reads and writes every row.',
          `alter table ${name} enable row level security;`,
          `grant select, insert, update, delete on table ${name} to authenticated;`,
          '',
          ...crudPolicies({
            table: name,
            label: hole.table,
            who: 'Users',
            owns: '(select auth.uid()) = user_id',
          }),
          '',
          `create trigger ${hole.table}_set_updated_at`,
          `  before update on ${name}`,
          `  for each row execute function ${trigger}();`,
        ].join('\n'),
      },
    ];
  },
});

const KEYS: Readonly<Record<string, string>> & { readonly uuid: string } = {
  uuid: 'uuid primary key default gen_random_uuid()',
  identity: 'bigint generated always as identity primary key',
};

function foreignKey(column: string, parent: string, key: string): string {
  const type = key === 'identity' ? 'bigint' : 'uuid';
  return `${column} ${type} not null references public.${parent} (id) on delete cascade`;
}

/** A function of the table's own, so that undoing this migration breaks no other table. */
function touchFunction(name: string): readonly string[] {
  return [
    `create function ${name}()`,
    'returns trigger',
    'language plpgsql',
    'security invoker',
    "set search_path = ''",
    'as $$',
    'begin',
    '  new.updated_at := now();',
    '  return new;',
    'end;',
    '$$;',
  ];
}
