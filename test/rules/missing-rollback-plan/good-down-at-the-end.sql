-- expect: nothing
create table private.t (a int);
-- Down:
-- drop table private.t;
