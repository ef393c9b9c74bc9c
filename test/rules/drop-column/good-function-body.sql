-- expect: nothing
create function private.f() returns void language plpgsql set search_path = '' as $$
begin
  alter table public.contacts drop column phone;
end
$$;
