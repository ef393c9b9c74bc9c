-- expect: rls-disabled@3:error
-- with: exposed=public,api
create table api.contacts (id bigint primary key);
