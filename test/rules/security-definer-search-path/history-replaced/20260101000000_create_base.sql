-- expect: nothing
-- state: applied
create function f(a int) returns int language sql security definer set search_path = '' as 'select 1';
