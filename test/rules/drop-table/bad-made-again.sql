-- expect: drop-table@2
drop table private.contacts;
create table private.contacts (id bigint primary key);
