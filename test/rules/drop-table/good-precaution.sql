-- expect: nothing
drop table if exists private.contacts;
create table private.contacts (id bigint primary key);
