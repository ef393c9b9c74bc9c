-- expect: nothing
create policy p on contacts for select to authenticated using (true);
