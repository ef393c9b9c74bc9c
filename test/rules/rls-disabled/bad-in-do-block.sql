-- expect: rls-disabled@4:error
do $$
begin
  create table contacts (id bigint primary key);
end $$;
