import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenStatement } from '../../../src/core/sql/brokenStatement.ts';
import type { Lesson } from '../../../src/core/sql/brokenStatement.ts';
import { inventions, lastResorts } from '../../../src/core/sql/inventions.ts';
import { tokenize } from '../../../src/core/sql/lexer.ts';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import { nextPiece } from '../../../src/core/sql/split.ts';
import { applyEdits } from '../../../src/core/text/range.ts';
import { SourceText } from '../../../src/core/text/sourceText.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';

const parser = await loadSqlParser();
const all = [...inventions, ...lastResorts];

/** What people write, and what the fix makes of it (`undefined`: a lesson without a fix). */
const cases: readonly (readonly [id: string, bad: string, fixed: string | undefined])[] = [
  [
    'create-policy-again',
    'create policy if not exists "Own rows" on public.notes for select using (user_id = auth.uid());',
    'drop policy if exists "Own rows" on public.notes;\ncreate policy "Own rows" on public.notes for select using (user_id = auth.uid());',
  ],
  [
    'create-policy-again',
    'CREATE OR REPLACE POLICY p ON notes USING (true);',
    'DROP POLICY IF EXISTS p ON notes;\nCREATE POLICY p ON notes USING (true);',
  ],
  [
    'policy-several-commands',
    'create policy p on notes for insert, update, delete to authenticated using (a = 1) with check (a = 2);',
    'create policy p_insert on notes for insert to authenticated\n  with check (a = 2);\n\ncreate policy p_update on notes for update to authenticated\n  using (a = 1)\n  with check (a = 2);\n\ncreate policy p_delete on notes for delete to authenticated\n  using (a = 1);',
  ],
  [
    'policy-several-commands',
    'create policy "P q" on notes for insert update using (a = 1);',
    'create policy "P q (insert)" on notes for insert\n  with check (a = 1);\n\ncreate policy "P q (update)" on notes for update\n  using (a = 1);',
  ],
  [
    'policy-several-commands',
    'create policy "P q" on notes for select, insert, update, delete using (a = 1);',
    'create policy "P q" on notes for all using (a = 1);',
  ],
  [
    'policy-without-parentheses',
    'create policy p on t for select using true;',
    'create policy p on t for select using (true);',
  ],
  [
    'policy-without-parentheses',
    'create policy p on t for insert with check auth.uid() = user_id;',
    'create policy p on t for insert with check (auth.uid() = user_id);',
  ],
  [
    'policy-without-parentheses',
    'create policy p on t using auth.uid() = u with check (true);',
    'create policy p on t using (auth.uid() = u) with check (true);',
  ],
  [
    'policy-without-for',
    'create policy p on t select using (true);',
    'create policy p on t for select using (true);',
  ],
  [
    'policy-without-for',
    'create policy p on t\nselect using (true);',
    'create policy p on t\nfor select using (true);',
  ],
  [
    'policy-clause-order',
    'create policy p on t to authenticated for select using (true);',
    'create policy p on t\n  for select\n  to authenticated\n  using (true);',
  ],
  [
    'policy-clause-order',
    'create policy p for select on t using (true);',
    'create policy p on t\n  for select\n  using (true);',
  ],
  [
    'policy-clause-order',
    'create policy p on t for update with check (true) using (a=1);',
    'create policy p on t\n  for update\n  using (a=1)\n  with check (true);',
  ],
  [
    'policy-with',
    'create policy p on t for insert with (true);',
    'create policy p on t for insert with check (true);',
  ],
  [
    'alter-policy-command',
    'alter policy p on t for select using (true);',
    'alter policy p on t using (true);',
  ],
  ['drop-without-table', 'drop policy if exists p;', undefined],
  ['drop-without-table', 'drop trigger t;', undefined],
  [
    'roles-joined-by-and',
    'grant select on t to anon and authenticated;',
    'grant select on t to anon, authenticated;',
  ],
  [
    'roles-joined-by-and',
    'create policy p on t to anon or authenticated using (true);',
    'create policy p on t to anon, authenticated using (true);',
  ],
  ['enable-rls', 'alter table t enable rls;', 'alter table t enable row level security;'],
  [
    'raise-in-expression',
    "create policy p on t using (case when a then true else raise exception 'x' end);",
    undefined,
  ],
  [
    'backslash-quote',
    "insert into t values ('it\\'s', 'don\\'t');\nselect 1;",
    "insert into t values ('it''s', 'don''t');\nselect 1;",
  ],
  [
    'apostrophe-inside',
    "insert into t values ('it's');\nselect 1;",
    "insert into t values ('it''s');\nselect 1;",
  ],
  [
    'closed-by-double-quote',
    "comment on table t is 'abc\";\ncomment on table u is 'x';",
    "comment on table t is 'abc';\ncomment on table u is 'x';",
  ],
  [
    'nested-dollar-quotes',
    'create function f() returns void as $$\nbegin\n  execute $$ drop table x; $$;\nend;\n$$ language plpgsql;\nselect 1;',
    'create function f() returns void as $body$\nbegin\n  execute $$ drop table x; $$;\nend;\n$body$ language plpgsql;\nselect 1;',
  ],
  ['backticks', 'create table `users` (`id` int);', 'create table "users" ("id" int);'],
  ['lookalike-characters', 'select 1;', 'select 1;'],
  [
    'create-if-not-exists',
    'create trigger if not exists tr before insert on t for each row execute function f();',
    'create or replace trigger tr before insert on t for each row execute function f();',
  ],
  [
    'create-type-if-not-exists',
    "create type if not exists mood as enum ('a');",
    "do $$ begin\n  create type mood as enum ('a');\nexception when duplicate_object then null;\nend $$;",
  ],
  [
    'create-type-if-not-exists',
    "create or replace type mood as enum ('a')",
    "do $$ begin\n  create type mood as enum ('a');\nexception when duplicate_object then null;\nend $$;",
  ],
  ['create-or-replace', 'create or replace table t (id int);', 'create table if not exists t (id int);'],
  [
    'create-if-not-exists',
    "create function if not exists f() returns int language sql as 'select 1';",
    "create or replace function f() returns int language sql as 'select 1';",
  ],
  [
    'add-constraint-if-not-exists',
    'alter table t add constraint if not exists c check (a > 0);',
    'alter table t drop constraint if exists c, add constraint c check (a > 0);',
  ],
  ['alter-if-exists', 'alter policy if exists p on t using (true);', 'alter policy p on t using (true);'],
  [
    'alter-if-exists',
    'alter function if exists f() owner to postgres;',
    'alter function f() owner to postgres;',
  ],
  ['misplaced-if-exists', 'create index i if not exists on t (a);', 'create index if not exists i on t (a);'],
  [
    'misplaced-if-exists',
    'create index if not exists concurrently i on t (a);',
    'create index concurrently if not exists i on t (a);',
  ],
  ['misplaced-if-exists', 'create table t if not exists (id int);', 'create table if not exists t (id int);'],
  ['misplaced-if-exists', 'drop table t if exists;', 'drop table if exists t;'],
  ['misplaced-if-exists', 'alter table t drop column a if exists;', 'alter table t drop column if exists a;'],
  [
    'misplaced-if-exists',
    'alter table t add column a int if not exists;',
    'alter table t add column if not exists a int;',
  ],
  [
    'misplaced-if-exists',
    'alter table t add if not exists column a int;',
    'alter table t add column if not exists a int;',
  ],
  ['procedural-at-top-level', 'perform f();', 'select f();'],
  ['procedural-at-top-level', "raise notice 'x';", "do $$ begin\n  raise notice 'x';\nend $$;"],
  ['procedural-at-top-level', 'if true then select 1; end if;', undefined],
  ['block-without-do', 'begin select 1; end;', undefined],
  ['block-without-do', 'declare x int; begin end;', undefined],
  ['unquoted-body', 'create function f() returns int as begin return 1; end;', undefined],
  ['unquoted-body', 'do begin null; end;', undefined],
  [
    'expression-in-unique',
    'create table t (a text, unique (lower(a)));',
    'create table t (a text);\ncreate unique index on t (lower(a));',
  ],
  [
    'expression-in-unique',
    'create table t (unique (lower(a)), a text);',
    'create table t ( a text);\ncreate unique index on t (lower(a));',
  ],
  [
    'expression-in-unique',
    'create table t (a text, b int, constraint c unique (a) where (b is null));',
    'create table t (a text, b int);\ncreate unique index c on t (a) where (b is null);',
  ],
  [
    'expression-in-unique',
    'alter table t add constraint c unique (lower(a));',
    'create unique index c on t (lower(a));',
  ],
  [
    'expression-in-unique',
    'alter table t add constraint c unique (a) where b is null;',
    'create unique index c on t (a) where b is null;',
  ],
  ['alter-column', 'alter table t alter column a set type text;', 'alter table t alter column a type text;'],
  ['alter-column', 'alter table t alter column a not null;', 'alter table t alter column a set not null;'],
  ['alter-column', 'alter table t alter column a null;', 'alter table t alter column a drop not null;'],
  ['alter-column', 'alter table t alter column a default 1;', 'alter table t alter column a set default 1;'],
  ['alter-column', 'alter table t alter column a text;', 'alter table t alter column a type text;'],
  ['modify-column', 'alter table t modify column a text;', 'alter table t alter column a type text;'],
  [
    'add-columns-in-parentheses',
    'alter table t add column (a int, b numeric(1,2));',
    'alter table t add column a int, add column b numeric(1,2);',
  ],
  ['view-security', 'alter view v security definer;', 'alter view v set (security_invoker = false);'],
  [
    'view-security',
    'create view v security invoker as select 1;',
    'create view v with (security_invoker = true) as select 1;',
  ],
  [
    'view-security',
    'create view v with security invoker as select 1;',
    'create view v with (security_invoker = true) as select 1;',
  ],
  ['insert-value', 'insert into t (a) value (1);', 'insert into t (a) values (1);'],
  ['comment-on-migration', "comment on migration 'x' is 'y';", "-- comment on migration 'x' is 'y';"],
  [
    'execute-function',
    'create trigger tr before insert on t for each row execute f();',
    'create trigger tr before insert on t for each row execute function f();',
  ],
  [
    'auto-increment',
    'create table t (id int auto_increment primary key);',
    'create table t (id int generated by default as identity primary key);',
  ],
  [
    'identity-with-numbers',
    'create table t (id int identity(1,1));',
    'create table t (id int generated always as identity);',
  ],
  ['width-of-number', 'create table t (a int(11));', 'create table t (a int);'],
  ['superfluous-word', 'create table t (a int unsigned not null);', 'create table t (a int not null);'],
  [
    'on-update-timestamp',
    'create table t (a timestamptz default now() on update current_timestamp);',
    'create table t (a timestamptz default now());',
  ],
  ['table-engine', 'create table t (a int) engine=InnoDB default charset=utf8;', 'create table t (a int);'],
  [
    'key-in-table',
    'create table t (a int, unique key k (a));',
    'create table t (a int, constraint k unique (a));',
  ],
  ['limit-with-comma', 'select * from t limit 1, 2;', 'select * from t limit 2 offset 1;'],
  ['rename-table', 'rename table a to b;', 'alter table a rename to b;'],
  ['insert-ignore', 'insert ignore into t values (1);', 'insert into t values (1) on conflict do nothing;'],
  ['drop-index-on-table', 'drop index i on t;', 'drop index i;'],
  ['double-quoted-value', 'create type m as enum ("a", "b");', "create type m as enum ('a', 'b');"],
  ['double-quoted-value', 'comment on table t is "x";', "comment on table t is 'x';"],
  ['superfluous-comma', 'create table t (a int,);', 'create table t (a int);'],
  ['superfluous-comma', 'create table t (a int,, b int);', 'create table t (a int, b int);'],
  ['superfluous-comma', 'select a, from t;', 'select a from t;'],
  ['superfluous-comma', 'insert into t values (1,);', 'insert into t values (1);'],
  ['missing-comma', 'create table t (\n a int\n b int\n);', 'create table t (\n a int,\n b int\n);'],
  ['reserved-name', 'create table user (id int);', 'create table "user" (id int);'],
  ['reserved-name', 'create table t (order int);', 'create table t ("order" int);'],
  ['superfluous-bracket', 'select (1));', 'select (1);'],
  ['unclosed-bracket', 'select ((1);', 'select ((1));'],
  ['unclosed-bracket', 'create table t (a int;', 'create table t (a int);'],
  ['psql-command', '\\restrict abc\nselect 1;', 'select 1;'],
  ['unclosed-bracket', 'insert into t (a, b) values (1, 2', 'insert into t (a, b) values (1, 2)'],
  [
    'missing-comma',
    "create table t (a int primary key, b text not null default 'x' check (b in ('x' 'y')));",
    "create table t (a int primary key, b text not null default 'x' check (b in ('x', 'y')));",
  ],
  ['varchar-max', 'create table t (a varchar(max));', 'create table t (a text);'],
  ['select-top', 'select top 1 * from t;', 'select * from t limit 1;'],
  ['column-position', 'alter table t add column a int after b;', 'alter table t add column a int;'],
  ['drop-without-table', 'drop policy p from t;', 'drop policy p on t;'],
  ['tool-command', 'use mydb;', ''],
  ['tool-command', 'go', ''],
  ['column-comment', "create table t (a int comment 'x');", 'create table t (a int);'],
  ['truncate-if-exists', 'truncate table if exists t;', 'truncate table t;'],
  [
    'hyphen-in-name',
    'create extension if not exists uuid-ossp;',
    'create extension if not exists "uuid-ossp";',
  ],
  ['hyphen-in-name', 'drop extension uuid-ossp;', 'drop extension "uuid-ossp";'],
  ['hyphen-in-name', 'set role service-role;', 'set role "service-role";'],
  [
    'hyphen-in-name',
    'grant usage on schema my-schema to anon;',
    'grant usage on schema "my-schema" to anon;',
  ],
  ['hyphen-in-name', 'select * from my-table;', 'select * from "my-table";'],
  [
    'on-update-timestamp',
    'create table t (created_at timestamptz default now() not null on update current_timestamp);',
    'create table t (created_at timestamptz default now() not null);',
  ],
  [
    'column-comment',
    "create table t (a int not null comment 'x', b int);",
    'create table t (a int not null, b int);',
  ],
  ['column-position', 'alter table t add column a int first;', 'alter table t add column a int;'],
  ['create-or-replace', 'create or replace index i on t (a);', 'create index if not exists i on t (a);'],
  [
    'create-or-replace',
    'create or replace materialized view v as select 1;',
    'create materialized view if not exists v as select 1;',
  ],
  ['create-or-replace', 'create or replace extension citext;', 'create extension if not exists citext;'],
  [
    'create-type-if-not-exists',
    'create role if not exists r;',
    'do $$ begin\n  create role r;\nexception when duplicate_object then null;\nend $$;',
  ],
  [
    'create-type-if-not-exists',
    'create domain if not exists d as text;',
    'do $$ begin\n  create domain d as text;\nexception when duplicate_object then null;\nend $$;',
  ],
  [
    'create-if-not-exists',
    'create view if not exists v as select 1;',
    'create or replace view v as select 1;',
  ],
  ['alter-if-exists', "alter type if exists m add value 'x';", "alter type m add value 'x';"],
  [
    'unclosed-bracket',
    'select 1 from t where (a = 1 and (b = 2;',
    'select 1 from t where (a = 1 and (b = 2));',
  ],
  ['table-engine', 'create table t (a int) default charset utf8;', 'create table t (a int);'],
  [
    'policy-several-commands',
    'CREATE POLICY p ON t FOR SELECT, UPDATE TO authenticated USING (a) WITH CHECK (b);',
    'CREATE POLICY p_select ON t FOR SELECT TO authenticated\n  USING (a);\n\nCREATE POLICY p_update ON t FOR UPDATE TO authenticated\n  USING (a)\n  WITH CHECK (b);',
  ],
  [
    'policy-several-commands',
    'create policy p on t for insert, update with check (a);',
    'create policy p_insert on t for insert\n  with check (a);\n\ncreate policy p_update on t for update\n  using (a)\n  with check (a);',
  ],
  ['hyphen-in-name', 'grant select on my-schema.t to anon;', 'grant select on "my-schema".t to anon;'],
  ['double-quoted-value', 'comment on column t.a is "it\'s";', "comment on column t.a is 'it''s';"],
];

/** The lessons that invention `id` by itself has for the first statement of `text`. */
function lessonsOf(id: string, text: string): readonly Lesson[] {
  const tokens = tokenize(text);
  const piece = nextPiece(text, tokens, 0);
  assert.ok(piece);
  const source = new SourceText(text.slice(piece.start, piece.fullEnd));
  const outcome = parser.parse(source.text);
  assert.ok(!outcome.ok);
  const offset = piece.start + source.codePointToOffset(outcome.cursorPosition);
  const statement = brokenStatement({ text, tokens }, piece, { offset, message: outcome.message });
  const found = all.find((invention) => invention.id === id)?.explain(statement) ?? [];
  return 'explanation' in found ? [found] : found;
}

for (const [id, bad, fixed] of cases) {
  test(`${id}: ${bad}`, () => {
    assert.equal(parser.parse(bad).ok, false, 'Postgres refuses it');
    for (const before of ['', '-- é😀\r\nselect 1;\r\n']) {
      const text = before + bad;
      const parsed = parseSql(text, parser);
      const [problem] = parsed.problems;
      assert.ok(problem?.explanation !== undefined);
      if (before === '') {
        const own = lessonsOf(id, bad).map((lesson) => lesson.explanation);
        assert.ok(own.includes(problem.explanation), `${problem.explanation} is not of ${id}`);
      }
      const edits = problem.fixes?.[0]?.edits;
      assert.equal(
        edits === undefined ? undefined : applyEdits(text, edits),
        fixed === undefined ? undefined : before + fixed,
      );
    }
    if (fixed !== undefined) assert.equal(parser.parse(fixed).ok, true, 'Postgres takes the fix');
  });
}

test('every invention has a case, and an id of its own', () => {
  const ids = all.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    ids.filter((id) => !cases.some(([caseId]) => caseId === id)),
    [],
  );
});

test('a fix never leaves what Postgres refuses at the same place', () => {
  for (const text of [
    'create policy if not exists on t for all using (true);',
    "insert into t values ('it\\'s, 'x');",
    'create or replace policy;',
    'alter table t drop a, b;',
  ]) {
    for (const problem of parseSql(text, parser).problems) {
      for (const fix of problem.fixes ?? []) {
        assert.equal(parser.parse(applyEdits(text, fix.edits)).ok, true, `${text}: ${fix.title}`);
      }
    }
  }
});

test('the rest of a file of faults is explained in Postgres’ words only', () => {
  const parsed = parseSql('creat table t (a int);\n'.repeat(500), parser);
  assert.equal(parsed.problems.length, 500);
  assert.ok(parsed.problems[0]?.explanation !== undefined);
  assert.equal(parsed.problems[499]?.explanation, undefined);
});

test('a policy with a long name gets names that Postgres does not cut to the same', () => {
  const name = 'ü'.repeat(40);
  const [problem] = parseSql(
    `create policy "${name}" on t for insert, update using (true);`,
    parser,
  ).problems;
  const made = problem?.fixes?.[0]?.edits[0]?.newText ?? '';
  const names = [...made.matchAll(/policy "(?<name>[^"]+)"/gu)].map((match) => match.groups?.['name'] ?? '');
  assert.equal(names.length, 2);
  for (const one of names) assert.ok(Buffer.byteLength(one) <= 63);
});
