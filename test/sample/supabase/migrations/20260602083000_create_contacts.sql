-- Migration: create_contacts
-- Date: 2026-06-02
-- Author: Mara Lindqvist
-- Purpose: The people who write to us, one row for each phone number and team.
-- Rollback plan:
--   drop table public.contacts;

create table public.contacts (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  phone_number text not null check (phone_number ~ '^\+[1-9][0-9]{6,14}$'),
  profile_name text,
  fax_number text,
  locale text not null default 'en',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (team_id, phone_number)
);

comment on table public.contacts is 'A WhatsApp user who has written to a team.';
comment on column public.contacts.phone_number is 'In E.164 form, with the leading plus.';

create trigger contacts_set_updated_at
  before update on public.contacts
  for each row
  execute function public.set_updated_at();

alter table public.contacts enable row level security;

create policy "Team members read contacts"
  on public.contacts
  for select
  to authenticated
  using (team_id in (select private.current_team_ids()));

create policy "Team members add contacts"
  on public.contacts
  for insert
  to authenticated
  with check (team_id in (select private.current_team_ids()));

create policy "Team members change contacts"
  on public.contacts
  for update
  to authenticated
  using (team_id in (select private.current_team_ids()))
  with check (team_id in (select private.current_team_ids()));
