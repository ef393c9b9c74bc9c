-- expect: rls-disabled@2:error
alter table public.contacts disable row level security;
