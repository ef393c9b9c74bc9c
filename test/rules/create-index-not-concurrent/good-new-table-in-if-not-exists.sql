-- expect: nothing
create table if not exists private.t (a int);
create index if not exists t_a_idx on private.t (a);
insert into private.t values (1);
create index on private.t (a, a);
