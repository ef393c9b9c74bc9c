-- expect: nothing
create table drafts (id bigint primary key, a int);
alter table drafts enable row level security;
