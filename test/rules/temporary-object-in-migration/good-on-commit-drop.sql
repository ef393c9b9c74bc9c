-- expect: nothing
create temp table a (x int) on commit drop;
create temp table b on commit drop as select 1 as x;
