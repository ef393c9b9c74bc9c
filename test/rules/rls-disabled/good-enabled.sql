-- expect: nothing
create table contacts (id bigint primary key);
alter table contacts enable row level security;
