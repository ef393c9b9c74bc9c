-- Migration: remove_contact_fax_number
-- Date: 2026-11-05
-- Author: Tom Okafor
-- Purpose: Nobody has sent a fax since 2009.
-- Rollback plan:
--   alter table public.contacts add column fax_number text;
--   -- The numbers themselves come back from the backup only.

alter table public.contacts drop column fax_number;
