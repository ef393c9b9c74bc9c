-- expect: missing-rollback-plan@1
-- Migration: x
-- Rollback plan: TODO
create table private.t (a int);
