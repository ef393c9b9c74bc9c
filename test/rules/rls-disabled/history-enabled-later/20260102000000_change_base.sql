-- expect: nothing
alter table public.contacts enable row level security;
