-- Migration: add_customer_notes
-- Date: 2026-11-10
-- Author: Tom Okafor
-- Purpose: Agents write notes about a contact.
-- Rollback plan:
--   drop table public.note_mentions;
--   drop table public.customer_notes;

create table public.customer_notes (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid not null references public.contacts (id) on delete cascade,
  author_id uuid not null references auth.users (id) on delete cascade,
  body text not null,
  created_at timestamptz not null default now()
);

alter table public.customer_notes enable row level security;

create policy "Authors own their notes"
  on public.customer_notes
  for all
  to authenticated
  using (auth.uid() = author_id)
  with check (auth.uid() = author_id);

create policy if not exists "Colleagues read notes"
  on public.customer_notes
  for select
  to authenticated
  using (true);

create table public.note_mentions (
  note_id uuid not null references public.customer_notes (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  primary key (note_id, user_id)
);
