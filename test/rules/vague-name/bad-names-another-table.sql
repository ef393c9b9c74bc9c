-- expect: vague-name@1:info
-- with: file=20260101000000_update_migrations_table.sql
alter table contacts add column note text;
