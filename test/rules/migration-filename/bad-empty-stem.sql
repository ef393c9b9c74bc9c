-- expect: migration-filename@1:error
-- with: file=2026.sql
comment on table contacts is 'x';
