-- expect: migration-filename@1
-- with: file=fix.sql
comment on table contacts is 'x';
