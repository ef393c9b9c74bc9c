-- expect: nothing
begin;
lock table contacts in share mode;
alter table contacts add column email text;
commit;
