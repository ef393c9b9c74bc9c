-- Migration: pause_failing_webhooks
-- Date: 2026-10-13
-- Author: Ines Carvalho
-- Purpose: Hot fix on production: stop calling webhooks that only fail. The file never reached the repository.
-- Rollback plan:
--   alter table public.webhooks drop column paused_at;

alter table public.webhooks add column paused_at timestamptz;

comment on column public.webhooks.paused_at is 'No calls while this is set.';
