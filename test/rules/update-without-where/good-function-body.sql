-- expect: nothing
create function private.f() returns void language sql set search_path = '' as 'update public.contacts set a = 1';
