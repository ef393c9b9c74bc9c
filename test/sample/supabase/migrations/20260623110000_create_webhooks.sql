-- Migration: create_webhooks
-- Date: 2026-06-23
-- Author: Ines Carvalho
-- Purpose: Addresses that a team wants to be called when something happens in its inbox.
-- Rollback plan:
--   drop table public.webhooks;

create table public.webhooks (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  url text not null check (url ~ '^https://'),
  events text[] not null default array['message.received'],
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

comment on table public.webhooks is 'Where a team wants its events to be sent.';

create index webhooks_team_id_idx on public.webhooks (team_id);

create trigger webhooks_set_updated_at
  before update on public.webhooks
  for each row
  execute function public.set_updated_at();

alter table public.webhooks enable row level security;

create policy "Team members read webhooks"
  on public.webhooks
  for select
  to authenticated
  using (team_id in (select private.current_team_ids()));
