-- expect: rls-disabled@4:error
create table contacts (id bigint primary key);
alter table contacts enable row level security;
alter table contacts disable row level security;
