-- Migration: index_message_search
-- Date: 2026-10-20
-- Author: Jonas Adeyemi
-- Purpose: Full text search over message bodies. Alone in its file: it cannot run in a transaction.
-- Rollback plan:
--   drop index concurrently public.messages_body_search_idx;

create index concurrently messages_body_search_idx
  on public.messages
  using gin (to_tsvector('simple'::regconfig, coalesce(body, '')));
