-- expect: nothing
-- state: applied
alter table contacts rename to people;
