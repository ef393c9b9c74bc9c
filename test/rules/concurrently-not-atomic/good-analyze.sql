-- expect: nothing
alter table contacts add column email text;
analyze contacts;
drop index if exists contacts_idx;
