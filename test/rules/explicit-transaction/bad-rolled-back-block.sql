-- expect: explicit-transaction@5:error
alter table private.contacts add column email text;
begin;
alter table private.contacts add column fax text;
rollback;
alter table private.contacts add column phone text;
