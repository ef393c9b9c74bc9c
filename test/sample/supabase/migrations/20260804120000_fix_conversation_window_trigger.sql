-- Migration: fix_conversation_window_trigger
-- Date: 2026-08-04
-- Author: Jonas Adeyemi
-- Purpose: Every inbound message opens the answer window again for 24 hours.
-- Rollback plan:
--   drop trigger messages_extend_window on public.messages;
--   drop function private.extend_conversation_window();

create function private.extend_conversation_window()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.conversations
  set last_inbound_at = new.sent_at,
      window_closes_at = new.sent_at + interval '24 hours'
  where conversations.id = new.conversation_id;
  return new;
end;
$$;

revoke execute on function private.extend_conversation_window() from public;

create trigger messages_extend_window
  after insert on public.messages
  for each row
  when (new.direction = 'inbound')
  execute function private.extend_conversation_window();
