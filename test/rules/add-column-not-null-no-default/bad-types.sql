-- expect: add-column-not-null-no-default@3 add-column-not-null-no-default@4 add-column-not-null-no-default@5 add-column-not-null-no-default@6
alter table contacts
  add column a integer not null,
  add column b timestamptz not null check (b > now()),
  add column c jsonb not null,
  add column d text[] not null;
