-- Migration: add_contact_opt_out
-- Date: 2026-07-14
-- Author: Mara Lindqvist
-- Purpose: Contacts may refuse marketing; a constant default keeps the change instant.
-- Rollback plan:
--   alter table public.contacts drop column has_opted_out;

alter table public.contacts
  add column has_opted_out boolean not null default false;

comment on column public.contacts.has_opted_out is 'Send nothing but answers.';
