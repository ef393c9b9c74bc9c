-- expect: explicit-transaction@3:warning

begin;

alter table contacts add column email text;

commit;
