-- expect: change-column-type@2:info
alter table contacts alter column phone type text;
