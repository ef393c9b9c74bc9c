-- expect: nothing
create table contacts (id bigint primary key);
drop table contacts;
