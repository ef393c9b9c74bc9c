-- expect: nothing
alter table contacts alter column name set default '';
alter table contacts alter column name set statistics 500;
