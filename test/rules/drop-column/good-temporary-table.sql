-- expect: nothing
create temp table t (a int, b int) on commit drop;
alter table t drop column b;
