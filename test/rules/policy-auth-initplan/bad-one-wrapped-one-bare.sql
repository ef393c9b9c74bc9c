-- expect: policy-auth-initplan@2
create policy p on contacts using ((select auth.uid()) = user_id or auth.jwt() ->> 'role' = 'admin');
