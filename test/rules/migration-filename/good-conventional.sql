-- expect: nothing
-- with: file=20260101000000_add_contacts_2.sql
comment on table contacts is 'x';
