-- expect: create-index-not-concurrent@2
create unique index contacts_phone_idx on contacts (phone);
insert into contacts (phone) values ('1') on conflict (phone) do nothing;
