-- expect: security-definer-search-path@2:error
create function f() returns int language sql as 'select 1';
alter function f() security definer;
