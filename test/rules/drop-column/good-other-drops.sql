-- expect: nothing
alter table contacts drop constraint contacts_phone_key;
alter table contacts alter column phone drop default;
alter table contacts alter column phone drop not null;
