-- expect: create-index-not-concurrent@2
create index contacts_phone_idx on contacts (phone);
