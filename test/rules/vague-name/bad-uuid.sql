-- expect: vague-name@1:info
-- with: file=20260101000000_3f2504e0-4f89-11d3-9a0c-0305e82c3301.sql
create table private.contacts (id bigint);
