-- expect: drop-table@4
do $$
begin
  drop table contacts;
end $$;
