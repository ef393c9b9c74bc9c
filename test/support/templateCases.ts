import type { Template } from '../../src/core/templates/index.ts';
import { templateRowsOf, templates } from '../../src/core/templates/index.ts';

/** A template with values to write it with. */
export interface TemplateCase {
  readonly title: string;
  readonly template: Template;
  readonly values: Readonly<Record<string, string>>;
  /** A migration name that fits it. */
  readonly name: string;
}

/** Names from which each template's defaults name tables that `PREREQUISITES` makes. */
const NAMES: Readonly<Record<string, string>> = {
  empty: 'add_message_search',
  table: 'create_messages',
  'add-column': 'add_avatar_url_to_contacts',
  'rls-policies': 'add_policies_to_contacts',
  trigger: 'add_updated_at_trigger_to_contacts',
  function: 'create_normalize_phone_function',
  index: 'index_email_of_contacts',
  constraint: 'add_email_constraint_to_contacts',
  enum: 'create_message_status_enum',
  view: 'create_contact_overview_view',
  'storage-bucket': 'create_avatars_bucket',
  'data-migration': 'backfill_name_of_contacts',
  grants: 'grant_access_to_contacts',
  'cron-job': 'schedule_nightly_cleanup',
  'rollback-header': 'repair_contact_duplicates',
};

/** Values beside the variants' own. */
const FURTHER: readonly { readonly id: string; readonly values: Readonly<Record<string, string>> }[] = [
  { id: 'table', values: { references: 'teams, contacts' } },
  { id: 'table', values: { key: 'identity', references: 'categories', table: 'notes' } },
  { id: 'index', values: { columns: 'team_id, email', unique: 'yes' } },
  { id: 'view', values: { columns: 'email' } },
  { id: 'add-column', values: { type: 'numeric(10, 2)', index: 'yes' } },
  { id: 'enum', values: { values: 'queued, sent, not delivered' } },
  { id: 'function', values: { argumentType: 'integer', returns: 'bigint', security: 'definer' } },
];

/** What the tables of the tests ask for, by template and variant. */
const FITTING: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'constraint kind=foreign-key': { column: 'team_id', parent: 'teams' },
  'enum action=add-value': { type: 'status' },
};

/** Every template in every variant, and some with further values. */
export const templateCases: readonly TemplateCase[] = [
  ...templateRowsOf(templates).map((row) => caseOf(row.templateId, row.values)),
  ...FURTHER.map(({ id, values }) => caseOf(id, values)),
];

function caseOf(id: string, values: Readonly<Record<string, string>>): TemplateCase {
  const template = templates.find((other) => other.id === id);
  const name = NAMES[id];
  if (template === undefined || name === undefined) throw new Error(`No template or no name for ${id}.`);
  const title = [id, ...Object.entries(values).map((pair) => pair.join('='))].join(' ');
  return { title, template, values: { ...values, ...FITTING[title] }, name };
}

/** What the templates stand on, as the first migration of a project: it breaks no rule itself. */
export const PREREQUISITES = `-- Rollback plan:
--   drop everything
create table public.teams (
  id uuid primary key default gen_random_uuid(),
  name text
);
alter table public.teams enable row level security;
revoke all on table public.teams from anon, authenticated;

create table public.categories (id bigint generated always as identity primary key);
alter table public.categories enable row level security;
revoke all on table public.categories from anon, authenticated;

create table public.team_members (
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  primary key (team_id, user_id)
);
create index team_members_user_id_idx on public.team_members (user_id);
alter table public.team_members enable row level security;
revoke all on table public.team_members from anon, authenticated;

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  display_name text
);
alter table public.profiles enable row level security;
revoke all on table public.profiles from anon, authenticated;

create table public.contacts (
  id uuid primary key default gen_random_uuid(),
  user_id uuid,
  team_id uuid,
  name text,
  email text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create type public.status as enum ('new');
`;
