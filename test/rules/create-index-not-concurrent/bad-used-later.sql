-- expect: create-index-not-concurrent@2
create unique index contacts_phone_idx on contacts (phone);
alter table contacts add constraint contacts_phone_key unique using index contacts_phone_idx;
