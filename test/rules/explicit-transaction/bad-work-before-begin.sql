-- expect: explicit-transaction@5:error
alter table contacts add column email text;
begin;
alter table contacts add column fax text;
commit;
