-- Migration: create_conversations
-- Date: 2026-06-02
-- Author: Jonas Adeyemi
-- Purpose: A conversation with a contact, and how long WhatsApp lets us answer freely.
-- Rollback plan:
--   drop table public.conversations;
--   drop type public.conversation_status;

create type public.conversation_status as enum ('open', 'pending', 'closed');

create table public.conversations (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  contact_id uuid not null references public.contacts (id) on delete cascade,
  status public.conversation_status not null default 'open',
  last_inbound_at timestamptz,
  window_closes_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

comment on table public.conversations is 'A thread of messages with one contact.';
comment on column public.conversations.window_closes_at is
  'Until then free-form answers are allowed: 24 hours after the last inbound message.';

create index conversations_team_id_status_idx on public.conversations (team_id, status);
create index conversations_contact_id_idx on public.conversations (contact_id);

create trigger conversations_set_updated_at
  before update on public.conversations
  for each row
  execute function public.set_updated_at();

alter table public.conversations enable row level security;

create policy "Team members read conversations"
  on public.conversations
  for select
  to authenticated
  using (team_id in (select private.current_team_ids()));

create policy "Team members open conversations"
  on public.conversations
  for insert
  to authenticated
  with check (team_id in (select private.current_team_ids()));

create policy "Team members change conversations"
  on public.conversations
  for update
  to authenticated
  using (team_id in (select private.current_team_ids()))
  with check (team_id in (select private.current_team_ids()));
