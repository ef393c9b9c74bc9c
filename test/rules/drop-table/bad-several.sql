-- expect: drop-table@2 drop-table@2
drop table public.contacts, app.messages cascade;
