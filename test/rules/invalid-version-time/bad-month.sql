-- expect: invalid-version-time@1:info
-- with: file=20261301000000_add_contacts.sql
comment on table contacts is 'x';
