-- expect: nothing
-- state: applied
create table public.contacts (id bigint primary key, phone varchar(20) not null unique, "Data" json, size int generated always as (1) stored);
alter table public.contacts enable row level security;
create index contacts_data_idx on public.contacts ((1), phone);
