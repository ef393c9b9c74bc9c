-- Migration: add_conversation_snooze
-- Date: 2026-11-17
-- Author: Ines Carvalho
-- Purpose: Put a conversation aside until a given time.
-- Rollback plan:
--   alter table public.conversations drop column snoozed_until;

alter table public.conversations add column snoozed_until timestamptz;

comment on column public.conversations.snoozed_until is 'Hidden from the inbox until then.';
