-- expect: rls-disabled@3:warning
-- with: grants=revoked
create table contacts (id bigint primary key);
