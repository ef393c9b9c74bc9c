-- expect: nothing
create table drafts (id bigint primary key, note text);
alter table drafts enable row level security;
