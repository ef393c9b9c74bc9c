-- expect: nothing
create table private.t (a int);
alter table private.t rename a to b;
