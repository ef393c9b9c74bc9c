-- expect: invalid-version-time@1:info
-- with: file=001_add_contacts.sql
comment on table contacts is 'x';
