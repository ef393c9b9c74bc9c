-- Migration: add_contact_labels
-- Date: 2026-11-17
-- Author: Mara Lindqvist
-- Purpose: Labels to sort contacts by.
-- Rollback plan:
--   drop table public.contact_labels;

create table public.contact_labels (
  contact_id uuid not null references public.contacts (id) on delete cascade,
  label text not null check (char_length(label) between 1 and 40),
  created_at timestamptz not null default now(),
  primary key (contact_id, label)
);

comment on table public.contact_labels is 'Labels that a team has given to a contact.';

alter table public.contact_labels enable row level security;

create policy "Team members read labels"
  on public.contact_labels
  for select
  to authenticated
  using (
    contact_id in (
      select contacts.id
      from public.contacts
      where contacts.team_id in (select private.current_team_ids())
    )
  );
