-- expect: nothing
begin;
savepoint a;
alter table contacts add column email text;
release a;
commit;
