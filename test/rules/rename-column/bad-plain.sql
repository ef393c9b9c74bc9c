-- expect: rename-column@2
alter table contacts rename column phone to phone_number;
