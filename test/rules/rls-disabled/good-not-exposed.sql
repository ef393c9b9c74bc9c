-- expect: nothing
create schema private;
create table private.contacts (id bigint primary key);
