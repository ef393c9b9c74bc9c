-- expect: nothing
-- state: applied
begin;
alter table contacts add column email text;
commit;
