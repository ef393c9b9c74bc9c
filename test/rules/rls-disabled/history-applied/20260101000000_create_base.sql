-- expect: rls-disabled@3:hint
-- state: applied
create table contacts (id bigint primary key);
