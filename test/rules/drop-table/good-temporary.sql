-- expect: nothing
create temp table t (a int);
drop table t;
