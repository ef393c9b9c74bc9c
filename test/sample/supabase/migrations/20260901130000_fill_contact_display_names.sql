-- Migration: fill_contact_display_names
-- Date: 2026-09-01
-- Author: Mara Lindqvist
-- Purpose: One name to show for every contact; filled from what we know.
-- Rollback plan:
--   alter table public.contacts drop column display_name;

alter table public.contacts add column display_name text;

update public.contacts
set display_name = coalesce(contacts.profile_name, contacts.phone_number)
where contacts.display_name is null;
