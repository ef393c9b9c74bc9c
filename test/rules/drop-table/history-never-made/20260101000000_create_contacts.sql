-- expect: nothing
-- state: applied
create table public.contacts (id bigint primary key, name text, phone varchar(20), size integer, user_id uuid);
alter table public.contacts enable row level security;
