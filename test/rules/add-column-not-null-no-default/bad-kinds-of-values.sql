-- expect: add-column-not-null-no-default@3 add-column-not-null-no-default@4 add-column-not-null-no-default@5 add-column-not-null-no-default@6 add-column-not-null-no-default@7
create type private.mood as enum ('it''s fine', 'bad');
alter table private.a add column mood private.mood not null;
alter table private.a add column key uuid not null;
alter table private.a add column number bigint primary key;
alter table private.a add column code uuid primary key;
alter table private.a add column wait interval not null;
