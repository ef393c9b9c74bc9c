-- expect: policy-auth-initplan@5
do $$
begin
  if not exists (select from pg_policies) then
    create policy p on contacts using (auth.uid() = user_id);
  end if;
end $$;
