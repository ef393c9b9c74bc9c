-- expect: nothing
-- with: file=20260101000000_update_migrations_table.sql
alter table migrations add column note text;
