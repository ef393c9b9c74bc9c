-- expect: temporary-object-in-migration@2
create temp table rows_in (a int);
comment on table rows_in_use is 'x';
