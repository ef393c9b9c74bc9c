-- Migration: archive_old_conversations
-- Date: 2026-11-18
-- Author: Tom Okafor
-- Purpose: Close what nobody has answered for half a year.
-- Rollback plan:
--   -- Open them again from the backup of the day before.

update public.conversations
set status = 'closed'
where conversations.updated_at < now() - interval '6 months';
