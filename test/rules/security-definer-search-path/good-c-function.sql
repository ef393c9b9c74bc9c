-- expect: nothing
create function f() returns int language c security definer as 'lib', 'f';
