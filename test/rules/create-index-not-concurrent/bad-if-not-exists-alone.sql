-- expect: create-index-not-concurrent@2
create index if not exists contacts_phone_idx on contacts (phone)
