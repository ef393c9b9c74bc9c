-- expect: nothing
alter table private.contacts rename to people;
create view private.contacts with (security_invoker = on) as select * from private.people;
