-- Migration: create_conversation_analytics
-- Date: 2026-06-30
-- Author: Ines Carvalho
-- Purpose: Daily figures for each team, and a view over the last month.
-- Rollback plan:
--   drop view public.team_metrics_last_month;
--   drop table public.daily_team_metrics;

create table public.daily_team_metrics (
  team_id uuid not null references public.teams (id) on delete cascade,
  day date not null,
  conversations_opened integer not null default 0,
  messages_received integer not null default 0,
  messages_sent integer not null default 0,
  median_first_answer interval,
  primary key (team_id, day)
);

comment on table public.daily_team_metrics is 'What happened in the inbox of a team on one day (UTC).';

alter table public.daily_team_metrics enable row level security;

create policy "Team members read metrics"
  on public.daily_team_metrics
  for select
  to authenticated
  using (team_id in (select private.current_team_ids()));

create view public.team_metrics_last_month
with (security_invoker = true)
as
select
  daily_team_metrics.team_id,
  sum(daily_team_metrics.conversations_opened) as conversations_opened,
  sum(daily_team_metrics.messages_received) as messages_received,
  sum(daily_team_metrics.messages_sent) as messages_sent
from public.daily_team_metrics
where daily_team_metrics.day >= current_date - 30
group by daily_team_metrics.team_id;

comment on view public.team_metrics_last_month is 'Sums of the last 30 days for each team of the caller.';
