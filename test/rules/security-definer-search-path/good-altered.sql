-- expect: nothing
create function f(a int) returns int language sql security definer as 'select 1';
alter function f(int) set search_path = '';
