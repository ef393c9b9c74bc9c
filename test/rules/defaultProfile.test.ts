import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { SqlParser } from '../../src/core/ports/sqlParser.ts';
import { listRules, rules } from '../../src/core/rules/index.ts';
import { loadSqlParser } from '../../src/node/sqlParser.ts';
import { historyOf, lintFiles, ruleIds } from '../support/lintText.ts';

let parser: SqlParser;

before(async () => {
  parser = await loadSqlParser();
});

const contacts =
  'create table public.contacts (id uuid primary key default gen_random_uuid(), user_id uuid references auth.users on delete cascade, phone varchar(20), size int);\nalter table public.contacts enable row level security;';

/** The first files are applied, the last one is not. */
const quiet: readonly (readonly [string, readonly string[]])[] = [
  [
    'a new table with its index and policies',
    [
      `${contacts}\ncreate index contacts_user_id_idx on public.contacts (user_id);\ncreate policy "own" on public.contacts for select to authenticated using ((select auth.uid()) = user_id);\ncreate policy "own insert" on public.contacts for insert to authenticated with check ((select auth.uid()) = user_id);`,
    ],
  ],
  [
    'stable defaults',
    [
      contacts,
      "alter table public.contacts add column a timestamptz not null default now(), add column b int default -1, add column c jsonb not null default '{}', add column d uuid default auth.uid(), add column e date default current_date;",
    ],
  ],
  ['a widened varchar', [contacts, 'alter table public.contacts alter column phone type varchar(40);']],
  [
    'not valid now, validated in the next file',
    [
      contacts,
      'alter table public.contacts add constraint contacts_size_check check (size > 0) not valid;',
      'alter table public.contacts validate constraint contacts_size_check;',
    ],
  ],
  [
    'a policy in a later file than the table',
    [
      contacts,
      'create policy "own" on public.contacts for all to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);',
    ],
  ],
  [
    'a sign-up trigger on auth.users',
    [
      contacts,
      "create function private.handle_new_user() returns trigger language plpgsql security definer set search_path = '' as $$\nbegin\n  insert into public.contacts (user_id) values (new.id);\n  return new;\nend;\n$$;\ncreate trigger on_auth_user_created after insert on auth.users for each row execute function private.handle_new_user();",
    ],
  ],
  [
    'begin … end inside a body',
    [
      contacts,
      "create function private.touch() returns void language plpgsql set search_path = '' as $$\nbegin\n  begin\n    update public.contacts set size = 1;\n  exception when others then\n    rollback;\n  end;\n  commit;\nend;\n$$;",
    ],
  ],
  ['a drop of something that was just made', ['create table private.t (a int);\ndrop table private.t;']],
  ['comments and an empty file', ['', '-- nothing to do\n']],
];

describe('the default profile has nothing to say about', () => {
  for (const [name, texts] of quiet) {
    for (const mode of ['last file pending', 'all files pending'] as const) {
      test(`${name} (${mode})`, () => {
        const files = historyOf(...texts);
        const applied = mode === 'all files pending' ? [] : files.slice(0, -1);
        const states = new Map(applied.map(({ path }) => [path, 'applied' as const]));
        assert.deepEqual(ruleIds(lintFiles(files, parser, { states })), []);
      });
    }
  }
});

describe('listRules', () => {
  test('has every rule once, sorted, with its docs page', () => {
    const ids = listRules().map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)].sort());
    for (const { id } of rules) assert.ok(ids.includes(id));
    for (const { id, url } of listRules()) assert.ok(url.endsWith(`/docs/rules/${id}.md`));
  });
});

describe('text that is no SQL', () => {
  const texts = ['\0', '\ufeff', 'ünïcode 😀', "'", '$$', '/*', '(((((', ';;;;', '-- supabase-migrations-ignore', '\\restrict x', 'create table "', 'do $$ begin', 'select 1;\r\n\r\ndrop table "😀"'];
  for (const text of texts) {
    test(`${JSON.stringify(text)} gives findings inside the text`, () => {
      for (const finding of lintFiles(historyOf(text), parser)) {
        assert.ok(finding.range.start >= 0 && finding.range.end <= text.length && finding.range.start <= finding.range.end);
        assert.notEqual(finding.rule, 'rule-crashed');
      }
    });
  }
});
