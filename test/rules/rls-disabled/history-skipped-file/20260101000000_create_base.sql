-- expect: rls-disabled@2:error
create table contacts (id bigint primary key);
