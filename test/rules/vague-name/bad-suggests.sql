-- expect: vague-name@1:info
-- with: file=20260101000000_new_stuff.sql
alter table contacts add column email text;
