-- expect: nothing
-- state: applied
create policy a on contacts using (auth.uid() = user_id);
