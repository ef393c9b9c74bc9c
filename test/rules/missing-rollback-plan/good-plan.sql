-- expect: nothing
-- Rollback plan:
--   drop table private.t;
create table private.t (a int);
