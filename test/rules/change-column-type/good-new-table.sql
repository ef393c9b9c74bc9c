-- expect: nothing
create table private.t (a int);
alter table private.t alter column a type bigint;
