-- expect: explicit-transaction@3:warning
set lock_timeout = '3s';
start transaction;
alter table contacts add column email text;
end;
notify pgrst, 'reload schema';
