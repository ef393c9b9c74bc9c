-- Migration: require_contact_display_names
-- Date: 2026-09-08
-- Author: Mara Lindqvist
-- Purpose: New contacts need a display name. Old rows are checked by the next migration, without blocking writes.
-- Rollback plan:
--   alter table public.contacts drop constraint contacts_display_name_present;

alter table public.contacts
  add constraint contacts_display_name_present check (display_name is not null) not valid;
