-- expect: nothing
-- state: applied
create table private.events (at date) partition by range (at);
