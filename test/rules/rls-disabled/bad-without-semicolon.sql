-- expect: rls-disabled@3:error

  create table public."Contact List" (
  id bigint primary key
)