-- expect: policy-auth-initplan@2
create policy b on contacts using (auth.uid() = user_id);
