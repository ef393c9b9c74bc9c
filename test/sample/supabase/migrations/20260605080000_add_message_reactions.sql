-- Migration: add_message_reactions
-- Date: 2026-06-05
-- Author: Jonas Adeyemi
-- Purpose: Emoji reactions, at most one for each person and message, as in WhatsApp.
-- Rollback plan:
--   drop table public.message_reactions;

create table public.message_reactions (
  id uuid primary key default gen_random_uuid(),
  message_id uuid not null references public.messages (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  emoji text not null check (char_length(emoji) between 1 and 16),
  created_at timestamptz not null default now(),
  unique (message_id, user_id)
);

comment on table public.message_reactions is 'What an agent answered to a message with one emoji.';

create index message_reactions_user_id_idx on public.message_reactions (user_id);

alter table public.message_reactions enable row level security;

create policy "Team members read reactions"
  on public.message_reactions
  for select
  to authenticated
  using (
    message_id in (
      select messages.id
      from public.messages
      where messages.team_id in (select private.current_team_ids())
    )
  );

create policy "Agents react in their own name"
  on public.message_reactions
  for insert
  to authenticated
  with check (user_id = (select auth.uid()));

create policy "Agents take back their reactions"
  on public.message_reactions
  for delete
  to authenticated
  using (user_id = (select auth.uid()));
