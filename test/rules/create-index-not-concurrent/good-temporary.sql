-- expect: nothing
create temp table t (a int) on commit drop;
create index on t (a);
