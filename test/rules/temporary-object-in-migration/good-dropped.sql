-- expect: nothing
create temp table a as select 1 as x;
drop table a;
