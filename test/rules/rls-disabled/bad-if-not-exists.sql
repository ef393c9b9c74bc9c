-- expect: rls-disabled@2:error
create table if not exists contacts (id bigint primary key) ; -- trailing
comment on table contacts is 'people';
