-- expect: concurrently-not-atomic@2:warning
create unique index concurrently contacts_phone_idx on contacts (phone);
alter table contacts add constraint contacts_phone_key unique using index contacts_phone_idx;
