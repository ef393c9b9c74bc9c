-- expect: explicit-transaction@3:warning
select pg_catalog.set_config('search_path', '', false);
begin;
alter table public.contacts add column email text;
commit;
reset all;
