-- Migration: create_messages
-- Date: 2026-06-03
-- Author: Jonas Adeyemi
-- Purpose: Messages in both directions with their delivery status.
-- Rollback plan:
--   drop table public.messages;
--   drop type public.message_status;
--   drop type public.message_direction;

create type public.message_direction as enum ('inbound', 'outbound');
create type public.message_status as enum ('queued', 'sent', 'delivered', 'failed');

create table public.messages (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  sender_id uuid references auth.users (id) on delete set null,
  direction public.message_direction not null,
  status public.message_status not null default 'queued',
  body text,
  media_url text,
  whatsapp_message_id text unique,
  sent_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  constraint messages_has_content check (body is not null or media_url is not null)
);

comment on table public.messages is 'One WhatsApp message, sent or received.';
comment on column public.messages.sender_id is 'The agent who wrote it; empty for inbound messages.';

create index messages_conversation_id_sent_at_idx on public.messages (conversation_id, sent_at desc);
create index messages_team_id_idx on public.messages (team_id);
create index messages_sender_id_idx on public.messages (sender_id);

alter table public.messages enable row level security;

create policy "Team members read messages"
  on public.messages
  for select
  to authenticated
  using (team_id in (select private.current_team_ids()));

create policy "Agents send messages in their own name"
  on public.messages
  for insert
  to authenticated
  with check (
    direction = 'outbound'
    and sender_id = (select auth.uid())
    and team_id in (select private.current_team_ids())
  );
