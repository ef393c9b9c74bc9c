-- expect: migration-filename@1:error
-- with: file=add_contacts.sql
comment on table contacts is 'x';
