-- expect: explicit-transaction@2:warning
begin;
alter table contacts add column fax text;
commit;
