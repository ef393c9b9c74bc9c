-- expect: nothing
create index concurrently contacts_name_idx on contacts (name);
