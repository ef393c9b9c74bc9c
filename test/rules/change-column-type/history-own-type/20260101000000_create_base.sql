-- expect: nothing
-- state: applied
create type private.mood as enum ('ok');
create table private.t (a text);
