-- Migration: implement_audit_trail
-- Date: 2026-09-29
-- Author: Ines Carvalho
-- Purpose: Who changed a contact, and from what to what. Only the service may read it.
-- Rollback plan:
--   drop trigger contacts_audit on public.contacts;
--   drop function private.write_audit_entry();
--   drop table private.audit_entries;

create table private.audit_entries (
  id bigint generated always as identity primary key,
  table_name text not null,
  action text not null check (action in ('INSERT', 'UPDATE', 'DELETE')),
  changed_by uuid,
  old_row jsonb,
  new_row jsonb,
  changed_at timestamptz not null default now()
);

comment on table private.audit_entries is 'The history of rows that we must be able to explain.';

create index audit_entries_table_name_changed_at_idx on private.audit_entries (table_name, changed_at desc);

alter table private.audit_entries enable row level security;

create function private.write_audit_entry()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into private.audit_entries (table_name, action, changed_by, old_row, new_row)
  values (
    tg_table_name,
    tg_op,
    auth.uid(),
    case when tg_op = 'INSERT' then null else to_jsonb(old) end,
    case when tg_op = 'DELETE' then null else to_jsonb(new) end
  );
  return coalesce(new, old);
end;
$$;

revoke execute on function private.write_audit_entry() from public;

create trigger contacts_audit
  after insert or update or delete on public.contacts
  for each row
  execute function private.write_audit_entry();
