-- expect: migration-filename@1:error
-- with: file=20260101000000_add_contacts.SQL
comment on table contacts is 'x';
