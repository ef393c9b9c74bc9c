import { cautioned } from '../rollback/index.ts';
import { choiceInput, nameInput } from './input.ts';
import { crudPolicies, dropCrudPolicies, policy } from './policySql.ts';
import type { TemplateFile } from './template.ts';
import { defineTemplate } from './template.ts';

export const rlsPolicies = defineTemplate({
  id: 'rls-policies',
  title: 'RLS policies',
  preview: 'Row level security for a table there is: who reads, adds, changes and deletes which rows',
  category: 'Security',
  variants: 'access',
  inputs: {
    table: nameInput('Name of the table', (hints) => hints.table ?? hints.subject),
    access: choiceInput('Who may', [
      { value: 'own', title: 'own rows' },
      { value: 'team', title: 'rows of the own teams' },
      { value: 'public-read', title: 'everybody reads' },
      { value: 'service-only', title: 'service only' },
    ]),
    owner: nameInput('Column that says whose row it is (own rows)', () => 'user_id'),
    team: nameInput('Column that says whose row it is (teams)', () => 'team_id'),
    members: nameInput('Table that says who is in which team, by user_id (teams)', () => 'team_members'),
  },
  files: ({ hole, values }) => {
    switch (values.access) {
      case 'team':
        return [teamRows(hole)];
      case 'public-read':
        return [publicRead(hole.table)];
      case 'service-only':
        return [serviceOnly(hole.table)];
      default:
        return [ownRows(hole.table, hole.owner)];
    }
  },
});

const WITHOUT = '-- Without row level security everybody with the API key reads and writes every row.';

function enable(table: string): readonly string[] {
  return [WITHOUT, `alter table ${table} enable row level security;`];
}

function ownRows(name: string, owner: string): TemplateFile {
  const table = `public.${name}`;
  const grant = `select, insert, update, delete on table ${table}`;
  const owned = { table, label: name, who: 'Users' };
  return {
    suffix: '',
    purpose: `Let users work with their own rows of ${name}`,
    rollback: [
      ...dropCrudPolicies(owned),
      ...cautioned('granted', `revoke ${grant} from authenticated`),
      ...cautioned('rowSecurity', `alter table ${table} disable row level security`),
    ],
    body: [
      ...enable(table),
      `grant ${grant} to authenticated;`,
      '',
      '-- In (select …) the function runs once a query instead of once a row.',
      ...crudPolicies({ ...owned, owns: `(select auth.uid()) = ${owner}` }),
    ].join('\n'),
  };
}

function teamRows(hole: {
  readonly table: string;
  readonly team: string;
  readonly members: string;
}): TemplateFile {
  const table = `public.${hole.table}`;
  const helper = `private.${hole.table}_teams_of_user()`;
  const grant = `select, insert, update, delete on table ${table}`;
  const owned = { table, label: hole.table, who: 'Members' };
  return {
    suffix: '',
    purpose: `Let members of a team work with its rows of ${hole.table}`,
    rollback: [
      ...dropCrudPolicies(owned),
      ...cautioned('granted', `revoke ${grant} from authenticated`),
      ...cautioned('rowSecurity', `alter table ${table} disable row level security`),
      `drop function ${helper};`,
      ...cautioned('ifNotExists', 'drop schema private'),
    ],
    body: [
      '-- A schema that the API does not expose.',
      'create schema if not exists private;',
      '',
      '-- Runs as its owner, so that the policies of the members table are not asked again for each row.',
      `create function ${helper}`,
      'returns setof uuid',
      'language sql',
      'stable',
      'security definer',
      "set search_path = ''",
      'as $$',
      `  select members.${hole.team} from public.${hole.members} as members where members.user_id = (select auth.uid());`,
      '$$;',
      '',
      `revoke execute on function ${helper} from public, anon;`,
      `grant execute on function ${helper} to authenticated;`,
      '',
      ...enable(table),
      `grant ${grant} to authenticated;`,
      '',
      ...crudPolicies({ ...owned, owns: `${hole.team} in (select ${helper})` }),
    ].join('\n'),
  };
}

function publicRead(name: string): TemplateFile {
  const table = `public.${name}`;
  const policyName = `Everybody reads ${name}`;
  return {
    suffix: '',
    purpose: `Let everybody read ${name}, and nobody change it through the API`,
    rollback: [
      `drop policy "${policyName}" on ${table};`,
      ...cautioned('granted', `revoke select on table ${table} from anon, authenticated`),
      ...cautioned('rowSecurity', `alter table ${table} disable row level security`),
    ],
    body: [
      ...enable(table),
      `grant select on table ${table} to anon, authenticated;`,
      '',
      '-- Every row and every column is public: keep nothing private in this table.',
      ...policy({
        name: policyName,
        table,
        command: 'select',
        roles: 'anon, authenticated',
        clauses: ['using (true)'],
      }),
    ].join('\n'),
  };
}

function serviceOnly(name: string): TemplateFile {
  const table = `public.${name}`;
  return {
    suffix: '',
    purpose: `Keep ${name} to the service role`,
    rollback: [
      ...cautioned('revoked', `grant all on table ${table} to anon, authenticated`),
      ...cautioned('rowSecurity', `alter table ${table} disable row level security`),
    ],
    body: [
      '-- Row level security without a policy: only the service role, which it does not bind, sees rows.',
      `alter table ${table} enable row level security;`,
      `revoke all on table ${table} from anon, authenticated;`,
    ].join('\n'),
  };
}
