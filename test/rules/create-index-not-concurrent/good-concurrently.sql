-- expect: nothing
create index concurrently contacts_phone_idx on contacts (phone);
