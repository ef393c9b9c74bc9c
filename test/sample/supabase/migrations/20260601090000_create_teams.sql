-- Migration: create_teams
-- Date: 2026-06-01
-- Author: Mara Lindqvist
-- Purpose: Teams and their members; every other table belongs to a team.
-- Rollback plan:
--   drop policy "Members see their teams" on public.teams;
--   drop table public.team_members;
--   drop table public.teams;
--   drop function public.set_updated_at();
--   drop type public.team_role;

create type public.team_role as enum ('owner', 'admin', 'agent');

create function public.set_updated_at()
returns trigger
language plpgsql
security invoker
set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end;
$$;

create table public.teams (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 120),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

comment on table public.teams is 'A company or department that shares one inbox.';

create table public.team_members (
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role public.team_role not null default 'agent',
  created_at timestamptz not null default now(),
  primary key (team_id, user_id)
);

comment on table public.team_members is 'Who may work in the inbox of a team.';

create index team_members_user_id_idx on public.team_members (user_id);

create trigger teams_set_updated_at
  before update on public.teams
  for each row
  execute function public.set_updated_at();

alter table public.teams enable row level security;
alter table public.team_members enable row level security;

create policy "Members see their own memberships"
  on public.team_members
  for select
  to authenticated
  using (user_id = (select auth.uid()));

create policy "Members see their teams"
  on public.teams
  for select
  to authenticated
  using (
    id in (
      select team_members.team_id
      from public.team_members
      where team_members.user_id = (select auth.uid())
    )
  );
