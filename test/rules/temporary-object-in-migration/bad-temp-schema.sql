-- expect: temporary-object-in-migration@2
create table pg_temp.scratch (a int);
