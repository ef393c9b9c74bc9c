-- expect: policy-auth-initplan@3
-- with: options=functions:private.team_id,other
create policy p on contacts using (private.team_id() = team_id and private.other() = 1);
