-- expect: missing-rollback-plan@1
-- Migration: x
-- Date: 2026-01-01
-- Author: me
-- Purpose: because
alter table contacts add column a text;
