/** A snippet as VS Code reads it. */
export interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  /** Lines in VS Code's snippet syntax. */
  readonly body: readonly string[];
}

/** What is smaller than a template. `(select auth.uid())` in policies runs once a query, not once a row. */
export const smallSnippets: readonly Snippet[] = [
  {
    name: 'Migration header',
    prefix: 'sb-header',
    description: 'Migration, Date, Author, Purpose, Rollback plan',
    body: [
      '-- Migration: ${1:${TM_FILENAME_BASE/^\\d+_//}}',
      '-- Date: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE',
      '-- Author: ${2:name}',
      '-- Purpose: ${3:what changes, and why}',
      '-- Rollback plan:',
      '--   ${4:drop table public.contacts;}',
      '',
      '$0',
    ],
  },
  {
    name: 'Rollback plan',
    prefix: 'sb-rollback',
    description: 'The label and the first line of a rollback plan',
    body: ['-- Rollback plan:', '--   ${1:drop table public.contacts;}', '$0'],
  },
  {
    name: 'Ignore a rule',
    prefix: 'sb-ignore',
    description: 'Silences a rule for the next statement, with the reason',
    body: ['-- supabase-migrations-ignore ${1:rule}: ${2:reason}', '$0'],
  },
  {
    name: 'Enable row level security',
    prefix: 'sb-rls',
    description: 'Without it everybody with the API key reads and writes every row',
    body: ['alter table public.${1:contacts} enable row level security;', '$0'],
  },
  policy('select', 'read', ['  using ((select auth.uid()) = ${3:user_id});']),
  policy('insert', 'add', ['  with check ((select auth.uid()) = ${3:user_id});']),
  policy('update', 'change', [
    '  using ((select auth.uid()) = ${3:user_id})',
    '  with check ((select auth.uid()) = ${3});',
  ]),
  policy('delete', 'delete', ['  using ((select auth.uid()) = ${3:user_id});']),
  {
    name: 'Signed-in user',
    prefix: 'sb-uid',
    description: 'The id of the user who asks, worked out once a query',
    body: ['(select auth.uid())'],
  },
  {
    name: 'Grant',
    prefix: 'sb-grant',
    description: 'Opens a table to a role of the API',
    body: [
      'grant ${1|select,insert,update,delete|} on table public.${2:contacts} to ${3|authenticated,anon,service_role|};',
      '$0',
    ],
  },
  {
    name: 'Revoke from the API',
    prefix: 'sb-revoke',
    description: 'Closes a table to the roles of the API',
    body: ['revoke all on table public.${1:contacts} from anon, authenticated;', '$0'],
  },
  {
    name: 'Definer revokes',
    prefix: 'sb-revoke-function',
    description: 'Who may call a function: not everybody, but the signed-in',
    body: [
      'revoke execute on function public.${1:function_name}(${2}) from public, anon;',
      'grant execute on function public.${1}(${2}) to ${3|authenticated,service_role|};',
      '$0',
    ],
  },
  {
    name: 'Comment on table',
    prefix: 'sb-comment-table',
    description: 'What one row stands for',
    body: ["comment on table public.${1:contacts} is '${2:What one row stands for.}';", '$0'],
  },
  {
    name: 'Comment on column',
    prefix: 'sb-comment-column',
    description: 'What a column means, and in which unit',
    body: ["comment on column public.${1:contacts}.${2:name} is '${3:What it means.}';", '$0'],
  },
  {
    name: 'Timestamps',
    prefix: 'sb-timestamps',
    description: 'created_at and updated_at, inside create table',
    body: [
      'created_at timestamptz not null default now(),',
      'updated_at timestamptz not null default now()$0',
    ],
  },
  {
    name: 'Key column, uuid',
    prefix: 'sb-id-uuid',
    description: 'A uuid primary key, inside create table',
    body: ['id uuid primary key default gen_random_uuid()$0'],
  },
  {
    name: 'Key column, identity',
    prefix: 'sb-id-identity',
    description: 'A bigint primary key that counts up, inside create table',
    body: ['id bigint generated always as identity primary key$0'],
  },
  {
    name: 'User column',
    prefix: 'sb-user-id',
    description: 'The user a row belongs to, inside create table',
    body: [
      'user_id uuid not null default auth.uid() references auth.users (id) on delete ${1|cascade,set null|}$0',
    ],
  },
  {
    name: 'Do, if not there',
    prefix: 'sb-do',
    description: 'For what has no IF NOT EXISTS: policies, constraints, types',
    body: [
      'do \\$\\$',
      'begin',
      "  if not exists (select from pg_policies where schemaname = 'public' and tablename = '${1:contacts}' and policyname = '${2:Users read their contacts}') then",
      '    create policy "${2}" on public.${1} for select to authenticated using ((select auth.uid()) = ${3:user_id});',
      '  end if;',
      'end;',
      '\\$\\$;',
      '$0',
    ],
  },
  {
    name: 'Realtime',
    prefix: 'sb-realtime',
    description: 'Sends the changes of a table to those who listen',
    body: ['alter publication supabase_realtime add table public.${1:contacts};', '$0'],
  },
  {
    name: 'Extension',
    prefix: 'sb-extension',
    description: 'An extension outside the schema that the API exposes',
    body: ['create extension if not exists ${1:pg_trgm} with schema extensions;', '$0'],
  },
  {
    name: 'Rename safely',
    prefix: 'sb-new-column-copy',
    description: 'First step of a rename: a second column, filled from the old one',
    body: [
      'alter table public.${1:contacts} add column ${2:display_name} ${3:text};',
      'update public.${1} set ${2} = ${4:name} where ${2} is null;',
      '$0',
    ],
  },
  {
    name: 'Drop index, concurrent',
    prefix: 'sb-drop-index',
    description: 'Drops an index without blocking; alone in its file',
    body: ['drop index concurrently public.${1:contacts_email_idx};', '$0'],
  },
  {
    name: 'Unschedule job',
    prefix: 'sb-unschedule',
    description: 'Ends a job of pg_cron',
    body: ["select cron.unschedule('${1:nightly-cleanup}');", '$0'],
  },
  {
    name: 'Lock timeout',
    prefix: 'sb-lock-timeout',
    description: 'Gives up instead of queueing behind a long query and blocking everybody',
    body: ["set local lock_timeout = '${1:3s}';", '$0'],
  },
];

function policy(command: string, verb: string, clauses: readonly string[]): Snippet {
  return {
    name: `Policy: ${command}`,
    prefix: `sb-policy-${command}`,
    description: `Who may ${verb} which rows`,
    body: [
      `create policy "\${1:Users ${verb} their contacts}"`,
      '  on public.${2:contacts}',
      `  for ${command}`,
      '  to authenticated',
      ...clauses,
      '$0',
    ],
  };
}
