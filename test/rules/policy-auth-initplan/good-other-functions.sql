-- expect: nothing
create policy p on contacts using (now() < valid_until and uid() = user_id and my.uid() = user_id);
