-- expect: rls-disabled@3:error
-- with: grants=revoked
create table contacts (id bigint primary key);
grant select on contacts to anon;
