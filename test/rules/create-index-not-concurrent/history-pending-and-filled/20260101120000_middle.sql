-- expect: nothing
create table drafts (id bigint primary key);
alter table drafts enable row level security;
insert into drafts select generate_series(1, 100);
