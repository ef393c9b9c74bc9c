-- expect: rls-disabled@2:warning
create table contacts (id bigint primary key);
revoke all on contacts from anon, authenticated;
