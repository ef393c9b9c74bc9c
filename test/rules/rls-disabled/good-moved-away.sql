-- expect: nothing
create table contacts (id bigint primary key);
alter table contacts set schema private;
