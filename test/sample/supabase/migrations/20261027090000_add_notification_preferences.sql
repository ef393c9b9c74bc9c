-- Migration: add_notification_preferences
-- Date: 2026-10-27
-- Author: Mara Lindqvist
-- Purpose: Agents choose when they are notified.
-- Rollback plan:
--   alter table public.user_settings drop column notify_on_mention;
--   alter table public.user_settings drop column notify_by_email;

alter table public.user_settings
  add column notify_by_email boolean not null default true,
  add column notify_on_mention boolean not null default true;

comment on column public.user_settings.notify_by_email is 'A mail for each conversation that waits for an answer.';
comment on column public.user_settings.notify_on_mention is 'A notification when a colleague mentions the agent.';
