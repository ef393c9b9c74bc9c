-- expect: security-definer-search-path@3:hint
-- state: applied
create function f(a int) returns int language sql security definer as 'select 1';
