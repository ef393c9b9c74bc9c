-- Migration: add_conversation_assignment
-- Date: 2026-09-22
-- Author: Ines Carvalho
-- Purpose: A conversation can be given to one agent.
-- Rollback plan:
--   drop table public.conversation_assignments;

create table public.conversation_assignments (
  conversation_id uuid primary key references public.conversations (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  assigned_at timestamptz not null default now()
);

comment on table public.conversation_assignments is 'Which agent takes care of a conversation.';

create index conversation_assignments_user_id_idx on public.conversation_assignments (user_id);

alter table public.conversation_assignments enable row level security;

create policy "Team members read assignments"
  on public.conversation_assignments
  for select
  to authenticated
  using (
    conversation_id in (
      select conversations.id
      from public.conversations
      where conversations.team_id in (select private.current_team_ids())
    )
  );
