-- expect: explicit-transaction@2:error
begin;
alter table contacts add column email text;
