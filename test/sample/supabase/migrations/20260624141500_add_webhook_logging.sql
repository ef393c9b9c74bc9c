-- Migration: add_webhook_logging
-- Date: 2026-06-24
-- Author: Ines Carvalho
-- Purpose: Keep every delivery with its answer, so that a team can see why its webhook fails.
-- Rollback plan:
--   drop table public.webhook_deliveries;

create table public.webhook_deliveries (
  id bigint generated always as identity primary key,
  webhook_id uuid not null references public.webhooks (id) on delete cascade,
  event text not null,
  payload jsonb not null,
  response_status integer,
  attempt integer not null default 1 check (attempt > 0),
  delivered_at timestamptz not null default now()
);

comment on table public.webhook_deliveries is 'One call of a webhook and what came back.';

create index webhook_deliveries_webhook_id_delivered_at_idx
  on public.webhook_deliveries (webhook_id, delivered_at desc);

alter table public.webhook_deliveries enable row level security;

create policy "Team members read deliveries"
  on public.webhook_deliveries
  for select
  to authenticated
  using (
    webhook_id in (
      select webhooks.id
      from public.webhooks
      where webhooks.team_id in (select private.current_team_ids())
    )
  );
