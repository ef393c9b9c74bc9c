-- expect: nothing
-- state: applied
alter table contacts drop column phone;
