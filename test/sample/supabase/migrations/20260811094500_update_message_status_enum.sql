-- Migration: update_message_status_enum
-- Date: 2026-08-11
-- Author: Jonas Adeyemi
-- Purpose: WhatsApp tells us when a message was read. The new value is used from the next migration on.
-- Rollback plan:
--   -- A value cannot be taken out of an enum. Leave it; nothing writes it once the code is rolled back.

alter type public.message_status add value if not exists 'read' after 'delivered';
