-- expect: nothing
create temp table a (x int);
insert into a values (1);
insert into contacts select x from a;
