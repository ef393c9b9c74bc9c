-- expect: rename-table@4
do $$ begin
  if to_regclass('public.people') is null then
    alter table public.contacts rename to people;
  end if;
end $$;
