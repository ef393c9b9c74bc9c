-- expect: nothing
create table drafts (id bigint primary key);
alter table drafts enable row level security;
