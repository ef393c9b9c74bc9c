-- expect: policy-auth-initplan@2 policy-auth-initplan@3
create policy p on contacts using (team_id = current_setting('app.team', true)::uuid);
alter policy q on contacts using (lower(auth.email()) = email);
