-- expect: nothing
create table private.t (a int);
insert into private.t values (1);
update private.t set a = 2;
create temp table u (a int) on commit drop;
update u set a = 1;
