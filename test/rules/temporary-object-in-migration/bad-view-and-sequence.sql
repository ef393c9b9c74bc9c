-- expect: temporary-object-in-migration@2 temporary-object-in-migration@3
create temp view v as select 1 as x;
create temporary sequence "My Sequence";
