-- expect: nothing
create table private.t (a int);
create index t_a_idx on private.t (a);
