-- expect: nothing
-- state: applied
create table private.t (a char(5), b json, c numeric(10,2), d int);
