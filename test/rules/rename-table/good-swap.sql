-- expect: nothing
create table private.contacts_new (id bigint primary key);
alter table private.contacts rename to contacts_old;
alter table private.contacts_new rename to contacts;
