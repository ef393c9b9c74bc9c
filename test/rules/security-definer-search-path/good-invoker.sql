-- expect: nothing
create function f() returns int language sql as 'select 1';
create function g() returns int language sql security invoker as 'select 1';
