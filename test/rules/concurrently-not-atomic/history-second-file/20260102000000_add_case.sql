-- expect: concurrently-not-atomic@2:warning
create index concurrently contacts_phone_idx on contacts (phone);
comment on table contacts is 'people';
