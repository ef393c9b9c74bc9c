-- expect: nothing
create function private.f() returns void language plpgsql set search_path = '' as $$
begin
  perform 1;
end
$$;
do $$ begin perform 1; end $$;
