-- Migration: speed_up_inbox_queries
-- Date: 2026-11-03
-- Author: Tom Okafor
-- Purpose: The inbox sorts conversations by their last message.

create index conversations_last_inbound_at_idx
  on public.conversations (team_id, last_inbound_at desc);

analyze public.conversations;
