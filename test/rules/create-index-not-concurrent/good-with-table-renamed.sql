-- expect: nothing
create table private.t (a int);
alter table private.t rename to u;
create index on private.u (a);
