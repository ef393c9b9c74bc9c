-- expect: nothing
create function f() returns int language sql security definer set search_path = '' as 'select 1';
create function g() returns int language sql security definer set search_path to public, pg_temp as 'select 1';
create function h() returns int language sql security definer set search_path from current as 'select 1';
