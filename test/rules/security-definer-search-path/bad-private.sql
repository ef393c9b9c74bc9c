-- expect: security-definer-search-path@2:warning
create function private.f() returns int language sql security definer as 'select 1';
