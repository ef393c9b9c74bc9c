-- expect: nothing
create function private.me() returns uuid language sql stable set search_path = '' as 'select auth.uid()';
