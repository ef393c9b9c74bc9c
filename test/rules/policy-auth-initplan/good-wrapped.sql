-- expect: nothing
create policy p on contacts for all to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid() as id) = user_id);
