-- expect: nothing
-- with: file=20240229235959_add_contacts.sql
comment on table contacts is 'x';
