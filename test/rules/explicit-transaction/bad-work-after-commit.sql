-- expect: explicit-transaction@4:error
begin;
alter table contacts add column email text;
commit;
alter table contacts add column fax text;
