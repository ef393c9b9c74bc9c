-- expect: nothing
create policy p on contacts using (exists (select 1 from members m where m.team = contacts.team and m.user_id = auth.uid()));
create policy q on contacts using (team_id in (select team from members where user_id = auth.uid()));
