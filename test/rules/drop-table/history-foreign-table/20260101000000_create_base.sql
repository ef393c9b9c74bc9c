-- expect: nothing
-- state: applied
create foreign table private.f (a int) server s;
