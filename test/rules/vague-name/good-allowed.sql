-- expect: nothing
-- with: file=20260101000000_migration.sql options=allow:migration,init
comment on table contacts is 'x';
