-- expect: rename-table@2
alter table app."Contacts" rename to "People"
