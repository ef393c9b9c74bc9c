-- Migration: create_chat_preferences
-- Date: 2026-06-16
-- Author: Mara Lindqvist
-- Purpose: Mute and pin, for each agent and conversation.
-- Rollback plan:
--   drop table public.chat_preferences;

create table public.chat_preferences (
  user_id uuid not null references auth.users (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  is_pinned boolean not null default false,
  muted_until timestamptz,
  updated_at timestamptz not null default now(),
  primary key (user_id, conversation_id)
);

comment on table public.chat_preferences is 'What one agent set for one conversation.';

create index chat_preferences_conversation_id_idx on public.chat_preferences (conversation_id);

create trigger chat_preferences_set_updated_at
  before update on public.chat_preferences
  for each row
  execute function public.set_updated_at();

alter table public.chat_preferences enable row level security;

create policy "Agents own their chat preferences"
  on public.chat_preferences
  for all
  to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));
