-- expect: nothing
create table contacts (id bigint primary key);
do $$ begin execute 'alter table contacts enable row level security'; end $$;
