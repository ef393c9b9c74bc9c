-- SYNTAX TEST "source.sql" "the header, its rollback plan and the ignore comments"

-- Migration: add_contact_avatar
-- <~- punctuation.definition.comment.sql
-- ^^^^^^^^^ keyword.other.header-field.supabase-migrations
--          ^ punctuation.separator.key-value.supabase-migrations
--            ^^^^^^^^^^^^^^^^^^ string.unquoted.header-value.supabase-migrations
-- Date: 2026-01-31
-- ^^^^ keyword.other.header-field.supabase-migrations
-- Purpose: show a face beside each conversation
-- ^^^^^^^ keyword.other.header-field.supabase-migrations
-- Rollback plan:
-- ^^^^^^^^^^^^^ keyword.other.header-field.supabase-migrations
--              ^ punctuation.separator.key-value.supabase-migrations
--   drop index concurrently public.contacts_avatar_idx;
--   ^^^^ meta.embedded.line.sql.rollback keyword.other.rollback.sql
--        ^^^^^ keyword.other.rollback.sql
--              ^^^^^^^^^^^^ keyword.other.rollback.sql
--                                                     ^ punctuation.terminator.statement.sql
--   alter table public.contacts drop column avatar_url;
--   ^^^^^ keyword.other.rollback.sql
--   the avatars themselves are lost
--   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.double-dash.sql - meta.embedded.line.sql.rollback
-- Author: somebody
-- ^^^^^^ keyword.other.header-field.supabase-migrations - meta.supabase-migrations.rollback-plan

alter table public.contacts add column avatar_url text;
-- ^^ keyword.other.create.sql - meta.supabase-migrations.rollback-plan

-- supabase-migrations-ignore drop-column, drop-table: moved to profiles in March
-- ^^^^^^^^^^^^^^^^^^^^^^^^^^ keyword.control.ignore.supabase-migrations
--                            ^^^^^^^^^^^^^^^^^^^^^^^ entity.name.tag.rule.supabase-migrations
--                                                   ^ punctuation.separator.key-value.supabase-migrations
--                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.reason.supabase-migrations
-- supabase-migrations-ignore-file rls-disabled: internal
-- ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ keyword.control.ignore.supabase-migrations
-- squawk-ignore ban-drop-column
-- ^^^^^^^^^^^^^ keyword.control.ignore.supabase-migrations
--               ^^^^^^^^^^^^^^^ entity.name.tag.rule.supabase-migrations
-- pgls-ignore lint/safety/banDropColumn: known
-- ^^^^^^^^^^^ keyword.control.ignore.supabase-migrations
--             ^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.tag.rule.supabase-migrations

-- an ordinary remark about the date of something
-- ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.double-dash.sql - keyword.other.header-field.supabase-migrations

/*
Migration: add_contact_avatar
-- <--------- keyword.other.header-field.supabase-migrations
*/
