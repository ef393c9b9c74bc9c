-- expect: migration-filename@1:error
-- with: file=20260101000000-add-contacts.sql
comment on table contacts is 'x';
