-- expect: rename-table@2
alter table contacts rename to people;
