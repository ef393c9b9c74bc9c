-- Migration: validate_contact_display_names
-- Date: 2026-09-08
-- Author: Mara Lindqvist
-- Purpose: Check the old rows against contacts_display_name_present; reads the table but lets writes go on.
-- Rollback plan:
--   -- Nothing: the constraint goes with the migration that added it.

alter table public.contacts validate constraint contacts_display_name_present;
