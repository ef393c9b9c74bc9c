-- expect: nothing
create function private.close_table(name text) returns void language plpgsql set search_path = '' as $$
begin
  execute format('alter table public.%I enable row level security', name);
end $$;
create table public.contacts (id int);
select private.close_table('contacts');
drop function private.close_table(text);
