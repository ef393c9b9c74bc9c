-- expect: nothing
create table private.t (a int);
insert into private.t values (1);
drop table private.t;
