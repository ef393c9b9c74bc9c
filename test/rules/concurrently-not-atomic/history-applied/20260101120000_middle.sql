-- expect: nothing
-- state: applied
create index concurrently contacts_phone_idx on contacts (phone);
comment on table contacts is 'people';
