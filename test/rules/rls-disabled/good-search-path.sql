-- expect: nothing
set search_path = private;
create table contacts (id bigint primary key);
