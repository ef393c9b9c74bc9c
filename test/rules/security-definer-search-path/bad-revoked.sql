-- expect: security-definer-search-path@2:warning
create function f(a int) returns int language sql security definer as 'select 1';
revoke execute on function f(int) from public, anon, authenticated;
