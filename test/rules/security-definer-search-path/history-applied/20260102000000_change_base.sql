-- expect: nothing
create function g(a int) returns int language sql as 'select 1';
