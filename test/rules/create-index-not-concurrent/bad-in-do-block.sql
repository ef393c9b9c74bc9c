-- expect: create-index-not-concurrent@2
do $$ begin create index contacts_phone_idx on contacts (phone); end $$;
