-- expect: migration-filename@1:info
-- with: file=20260101000000_Add-Contacts.sql
comment on table contacts is 'x';
