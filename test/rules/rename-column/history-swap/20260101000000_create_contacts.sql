-- expect: nothing
-- state: applied
create table private.contacts (id bigint primary key, phone text);
