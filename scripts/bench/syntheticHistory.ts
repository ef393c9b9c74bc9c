import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How large a made-up history is. */
export interface HistorySize {
  readonly files: number;
  /** About so many characters a file; real projects have some 7,500. */
  readonly fileLength: number;
}

/**
 * Writes a project with a made-up history below `root` and gives its migrations folder. The same size
 * always gives the same text: tables with policies, functions, views, indexes, changes to what earlier
 * files made, and rows.
 */
export function writeSyntheticHistory(root: string, size: HistorySize): string {
  const folder = join(root, 'supabase', 'migrations');
  mkdirSync(folder, { recursive: true });
  for (let file = 0; file < size.files; file++) {
    writeFileSync(
      join(folder, `${versionOf(file)}_${nameOf(file)}.sql`),
      migrationText(file, size.fileLength),
    );
  }
  return folder;
}

/** The text of migration number `file`, of about `length` characters. */
export function migrationText(file: number, length: number): string {
  let text = `-- Migration: ${nameOf(file)}\n-- Purpose: step ${file} of a made-up history\n-- Rollback plan:\n--   drop table if exists public.item_${file};\n\n`;
  for (let part = 0; text.length < length; part++) text += parts[part % parts.length]?.(file, part) ?? '';
  return text;
}

function versionOf(file: number): string {
  const day = new Date(Date.UTC(2020, 0, 1) + file * 6 * 3600 * 1000);
  return day.toISOString().replaceAll(/[-T:]/gu, '').slice(0, 14);
}

function nameOf(file: number): string {
  return `add_items_for_team_${file}`;
}

type Part = (file: number, part: number) => string;

const createTable: Part = (file, part) => `create table public.item_${file}_${part} (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  amount numeric(12, 2) not null default 0,
  state text not null default 'open',
  details jsonb not null default '{}'::jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index item_${file}_${part}_team_idx on public.item_${file}_${part} (team_id, created_at desc);
alter table public.item_${file}_${part} enable row level security;
create policy "members read" on public.item_${file}_${part} for select to authenticated
  using (team_id in (select m.team_id from public.members m where m.user_id = (select auth.uid())));
`;

const createFunction: Part = (
  file,
  part,
) => `create or replace function public.touch_${file}_${part}() returns trigger
language plpgsql security invoker set search_path = '' as $$
declare
  total numeric;
begin
  new.updated_at := now();
  select sum(i.amount) into total from public.item_${file}_${part - 1} i where i.team_id = new.team_id;
  if total > 1000000 then
    raise exception 'team % has reached its limit', new.team_id using errcode = 'check_violation';
  end if;
  return new;
end;
$$;
create trigger touch before update on public.item_${file}_${part - 1}
  for each row execute function public.touch_${file}_${part}();
`;

const createView: Part = (
  file,
  part,
) => `create or replace view public.item_totals_${file}_${part} with (security_invoker = true) as
select i.team_id, i.state, count(*) as items, sum(i.amount) as amount, max(i.updated_at) as last_change
from public.item_${file}_${part - 2} i
left join public.members m on m.team_id = i.team_id and m.user_id = (select auth.uid())
where i.created_at > now() - interval '90 days' and (i.details ->> 'hidden') is distinct from 'true'
group by i.team_id, i.state;
grant select on public.item_totals_${file}_${part} to authenticated;
comment on view public.item_totals_${file}_${part} is 'Totals for the dashboard of step ${file}.';
`;

const changeEarlier: Part = (file, part) =>
  file === 0
    ? `comment on table public.item_${file}_${part - 3} is 'The first one.';\n`
    : `alter table public.item_${file - 1}_0 add column if not exists note_${file}_${part} text;
alter table public.item_${file - 1}_0 alter column state set default 'new';
create index concurrently_named_${file}_${part} on public.item_${file - 1}_0 (note_${file}_${part});
drop policy if exists "members read" on public.item_${file - 1}_0;
create policy "members read" on public.item_${file - 1}_0 for select to authenticated using (true);
`;

const insertRows: Part = (file, part) =>
  `insert into public.item_${file}_${part - 4} (team_id, title, amount, state) values\n${Array.from(
    { length: 12 },
    (_value, row) =>
      `  ('00000000-0000-0000-0000-${String(row).padStart(12, '0')}', 'Item ${row} of step ${file}', ${row * 10}.50, 'open')`,
  ).join(',\n')};\n`;

const parts: readonly Part[] = [createTable, createFunction, createView, changeEarlier, insertRows];
