-- expect: nothing
create policy p on contacts using (current_setting('app.' || name, true) = 'x');
create policy q on contacts using (private.can_read(id));
