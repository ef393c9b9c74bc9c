-- expect: security-definer-search-path@2:warning
create function public.on_new_user() returns trigger language plpgsql security definer as $$ begin insert into public.profiles (id) values (new.id); return new; end $$;
