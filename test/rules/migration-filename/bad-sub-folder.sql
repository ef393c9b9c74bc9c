-- expect: migration-filename@1:error
-- with: file=old/20260101000000_add_contacts.sql
comment on table contacts is 'x';
