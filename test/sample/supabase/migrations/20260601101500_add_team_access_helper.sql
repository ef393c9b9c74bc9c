-- Migration: add_team_access_helper
-- Date: 2026-06-01
-- Author: Mara Lindqvist
-- Purpose: One function that says which teams the caller belongs to, for the policies of all later tables.
-- Rollback plan:
--   drop function private.current_team_ids();
--   drop schema private;

create schema private;

grant usage on schema private to authenticated;

create function private.current_team_ids()
returns setof uuid
language sql
stable
security definer
set search_path = ''
as $$
  select team_members.team_id
  from public.team_members
  where team_members.user_id = (select auth.uid());
$$;

comment on function private.current_team_ids() is
  'Teams of the caller. Runs as its owner, so that policies need not read team_members under their own policies.';

revoke execute on function private.current_team_ids() from public;
grant execute on function private.current_team_ids() to authenticated;
