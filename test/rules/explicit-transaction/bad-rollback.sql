-- expect: explicit-transaction@3:error
alter table contacts add column email text;
rollback;
alter table contacts add column fax text;
