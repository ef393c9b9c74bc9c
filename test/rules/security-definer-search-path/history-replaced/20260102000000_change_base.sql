-- expect: security-definer-search-path@2:error
create or replace function f(a int) returns int language sql security definer as 'select 2';
