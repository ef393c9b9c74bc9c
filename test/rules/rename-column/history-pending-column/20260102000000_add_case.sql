-- expect: nothing
alter table contacts rename column email to mail;
