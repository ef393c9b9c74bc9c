-- Migration: implement_conversation_templates
-- Date: 2026-07-07
-- Author: Jonas Adeyemi
-- Purpose: Message templates that WhatsApp has approved; they open a conversation after the window has closed.
-- Rollback plan:
--   drop table public.conversation_templates;

create table public.conversation_templates (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  name text not null,
  locale text not null default 'en',
  body text not null,
  approved_at timestamptz,
  created_at timestamptz not null default now(),
  unique (team_id, name, locale)
);

comment on table public.conversation_templates is 'A text that may be sent outside the answer window.';

alter table public.conversation_templates enable row level security;

create policy "Team members read templates"
  on public.conversation_templates
  for select
  to authenticated
  using (team_id in (select private.current_team_ids()));
