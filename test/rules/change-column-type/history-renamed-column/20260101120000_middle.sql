-- expect: nothing
-- state: applied
alter table contacts rename phone to telephone;
