-- expect: nothing
-- state: applied
create table private.t (a int);
