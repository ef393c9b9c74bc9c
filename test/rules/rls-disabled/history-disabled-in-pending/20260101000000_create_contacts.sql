-- expect: nothing
-- state: applied
create table public.contacts (id int);
alter table public.contacts enable row level security;
