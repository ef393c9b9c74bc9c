-- expect: nothing
-- state: applied
create table private.t (a int, b int generated always as (a + 1) stored);
