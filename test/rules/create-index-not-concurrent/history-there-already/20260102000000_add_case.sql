-- expect: nothing
create index if not exists contacts_name_idx on contacts (name);
