-- expect: nothing
create table private.t (a int);
delete from private.t;
create temp table u (a int) on commit drop;
delete from u;
