-- expect: nothing
create table private.x (id bigint primary key);
