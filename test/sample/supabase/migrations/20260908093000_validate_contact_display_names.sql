-- Migration: validate_contact_display_names
-- Date: 2026-09-08
-- Author: Mara Lindqvist
-- Purpose: Check the old rows against contacts_display_name_present; reads the table but lets writes go on.
-- Rollback plan:
--   alter table public.contacts drop constraint contacts_display_name_present;

alter table public.contacts validate constraint contacts_display_name_present;
