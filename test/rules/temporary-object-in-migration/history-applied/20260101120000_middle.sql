-- expect: nothing
-- state: applied
create temp table a (x int);
