-- expect: temporary-object-in-migration@2 temporary-object-in-migration@3
create temp table a as select 1 as x;
select 1 as y into temp b;
