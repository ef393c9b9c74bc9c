-- expect: policy-auth-initplan@3 policy-auth-initplan@4
create policy p on contacts for update to authenticated
  using (auth.uid() = user_id)
  with check (auth.uid() = user_id);
