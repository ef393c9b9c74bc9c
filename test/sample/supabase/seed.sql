-- A small inbox to look at in development.
insert into public.teams (id, name)
values ('00000000-0000-4000-8000-000000000001', 'Support')
on conflict (id) do nothing;

insert into public.contacts (id, team_id, phone_number, profile_name, display_name)
values
  ('00000000-0000-4000-8000-000000000011', '00000000-0000-4000-8000-000000000001', '+46700000011', 'Elsa', 'Elsa'),
  ('00000000-0000-4000-8000-000000000012', '00000000-0000-4000-8000-000000000001', '+2348000000012', null, 'Mr Bello')
on conflict (id) do nothing;

insert into public.conversations (id, team_id, contact_id)
values (
  '00000000-0000-4000-8000-000000000021',
  '00000000-0000-4000-8000-000000000001',
  '00000000-0000-4000-8000-000000000011'
)
on conflict (id) do nothing;

insert into public.messages (id, team_id, conversation_id, direction, status, body)
values (
  '00000000-0000-4000-8000-000000000031',
  '00000000-0000-4000-8000-000000000001',
  '00000000-0000-4000-8000-000000000021',
  'inbound',
  'delivered',
  'Hello, is anybody there?'
)
on conflict (id) do nothing;
