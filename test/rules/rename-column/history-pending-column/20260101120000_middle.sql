-- expect: nothing
alter table contacts add column email text;
