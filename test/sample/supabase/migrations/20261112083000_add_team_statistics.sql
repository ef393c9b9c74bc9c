-- Migration: add_team_statistics
-- Date: 2026-11-12
-- Author: Tom Okafor
-- Purpose: Figures for the start page, and a clean slate for the counters.
-- Rollback plan:
--   drop function public.team_statistics(uuid);
--   -- The counters come back from the backup only.

create function public.team_statistics(wanted_team uuid)
returns table (open_conversations bigint, messages_today bigint)
language sql
security definer
as $$
  select
    (select count(*) from conversations where team_id = wanted_team and status = 'open'),
    (select count(*) from messages where team_id = wanted_team and sent_at >= current_date);
$$;

update public.daily_team_metrics set messages_sent = 0;
