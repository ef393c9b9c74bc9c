-- expect: nothing
create table private.t (id bigint primary key);
