-- expect: temporary-object-in-migration@2
create temp table b (x int);
