-- expect: nothing
-- state: applied
create table contacts (id bigint primary key);
