-- expect: nothing
create domain private.mood as text default 'ok';
alter table contacts add column mood private.mood not null;
