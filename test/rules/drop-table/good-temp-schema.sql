-- expect: nothing
drop table if exists pg_temp.t;
