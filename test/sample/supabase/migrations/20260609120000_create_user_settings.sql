-- Migration: create_user_settings
-- Date: 2026-06-09
-- Author: Mara Lindqvist
-- Purpose: Settings of each agent; a row is made when an account is made.
-- Rollback plan:
--   drop trigger on_auth_user_created on auth.users;
--   drop function private.handle_new_user();
--   drop table public.user_settings;

create table public.user_settings (
  user_id uuid primary key references auth.users (id) on delete cascade,
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  time_zone text not null default 'UTC',
  signature text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

comment on table public.user_settings is 'How an agent likes the inbox.';

create trigger user_settings_set_updated_at
  before update on public.user_settings
  for each row
  execute function public.set_updated_at();

alter table public.user_settings enable row level security;

create policy "Agents read their settings"
  on public.user_settings
  for select
  to authenticated
  using (user_id = (select auth.uid()));

create policy "Agents change their settings"
  on public.user_settings
  for update
  to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));

create function private.handle_new_user()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.user_settings (user_id)
  values (new.id)
  on conflict (user_id) do nothing;
  return new;
end;
$$;

revoke execute on function private.handle_new_user() from public;

create trigger on_auth_user_created
  after insert on auth.users
  for each row
  execute function private.handle_new_user();

insert into public.user_settings (user_id)
select users.id
from auth.users
on conflict (user_id) do nothing;
