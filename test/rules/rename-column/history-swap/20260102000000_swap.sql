-- expect: nothing
alter table private.contacts add column phone_new varchar(20);
alter table private.contacts rename column phone to phone_old;
alter table private.contacts rename column phone_new to phone;
