-- Migration: index_failed_messages
-- Date: 2026-07-21
-- Author: Ines Carvalho
-- Purpose: Find failed messages without reading the whole table. Alone in its file: it cannot run in a transaction.
-- Rollback plan:
--   drop index concurrently public.messages_failed_idx;

create index concurrently messages_failed_idx
  on public.messages (team_id, sent_at)
  where status = 'failed';
