import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { SqlParser } from '../../../src/core/ports/sqlParser.ts';
import { rollbackPlanFor } from '../../../src/core/rollback/index.ts';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';

let parser: SqlParser;
before(async () => {
  parser = await loadSqlParser();
});

type Case = readonly [sql: string, plan: readonly string[]];

const ONE_STATEMENT: readonly Case[] = [
  // Relations
  ['create table public.contacts (id uuid primary key)', ['drop table public.contacts;']],
  ['create table contacts (id int)', ['drop table contacts;']],
  ['create table "Contacts"."select" (id int)', ['drop table "Contacts"."select";']],
  [
    'create table if not exists public.contacts (id int)',
    ['-- only if this migration made it (it says IF NOT EXISTS):', 'drop table public.contacts;'],
  ],
  ['create temporary table scratch (id int)', ['-- nothing to undo']],
  ['create unlogged table public.t ()', ['drop table public.t;']],
  ['create table public.t as select 1 as a', ['drop table public.t;']],
  ['select 1 as a into public.t', ['drop table public.t;']],
  ['create table p1 partition of p for values in (1)', ['drop table p1;']],
  ['create foreign table ft (a int) server s', ['drop foreign table ft;']],
  ['create view public.v as select 1 as a', ['drop view public.v;']],
  [
    'create or replace view public.v as select 1 as a',
    ['-- if it replaced an earlier definition, run that one again instead:', 'drop view public.v;'],
  ],
  ['create materialized view public.m as select 1 as a', ['drop materialized view public.m;']],
  ['create sequence public.s', ['drop sequence public.s;']],
  ['create index contacts_email_idx on public.contacts (email)', ['drop index public.contacts_email_idx;']],
  ['create unique index concurrently i on public.t (a)', ['drop index concurrently public.i;']],
  ['create index on public.t (a, b)', ['drop index public.t_a_b_idx;']],
  [
    'create index on public.t (lower(a))',
    [
      '-- not reversible from this file: create index on public.t (an index over expressions needs a name to be dropped by)',
    ],
  ],
  ['create statistics public.st on a, b from public.t', ['drop statistics public.st;']],
  // ALTER TABLE
  ['alter table public.t add column a text', ['alter table public.t drop column a;']],
  ['alter table only public.t add a text', ['alter table public.t drop column a;']],
  ['alter table public.t add column "User" text', ['alter table public.t drop column "User";']],
  [
    'alter table public.t add column if not exists a text',
    ['-- only if this migration made it (it says IF NOT EXISTS):', 'alter table public.t drop column a;'],
  ],
  [
    'alter table public.t add column a text, add column b text',
    ['alter table public.t drop column b;', 'alter table public.t drop column a;'],
  ],
  [
    'alter table public.t add constraint c check (a > 0) not valid',
    ['alter table public.t drop constraint c;'],
  ],
  ['alter table public.t add unique (a, b)', ['alter table public.t drop constraint t_a_b_key;']],
  ['alter table public.t add primary key (id)', ['alter table public.t drop constraint t_pkey;']],
  [
    'alter table public.t add foreign key (a) references u (id)',
    ['alter table public.t drop constraint t_a_fkey;'],
  ],
  ['alter table public.t add check (a > 0 and a < 9)', ['alter table public.t drop constraint t_a_check;']],
  ['alter table public.t add check (a > b)', ['alter table public.t drop constraint t_check;']],
  [
    'alter table public.t add constraint p primary key using index i',
    [
      '-- the index that the constraint took over goes with it; build it again if it shall stay:',
      'alter table public.t drop constraint p;',
    ],
  ],
  [
    'alter table public.t enable row level security',
    ['-- only if row level security was off before:', 'alter table public.t disable row level security;'],
  ],
  ['alter table storage.objects enable row level security', ['-- nothing to undo']],
  ['alter table if exists public.t add column a text', ['alter table if exists public.t drop column a;']],
  ['alter table public.t disable row level security', ['alter table public.t enable row level security;']],
  ['alter table public.t force row level security', ['alter table public.t no force row level security;']],
  [
    'alter table public.t alter column a set not null',
    ['alter table public.t alter column a drop not null;'],
  ],
  [
    'alter table public.t alter column a drop not null',
    ['alter table public.t alter column a set not null;'],
  ],
  ['alter table public.t validate constraint c', ['-- nothing to undo']],
  ['alter table public.t attach partition p for values in (1)', ['alter table public.t detach partition p;']],
  ['alter table public.t disable trigger tr', ['alter table public.t enable trigger tr;']],
  ['alter type public.c add attribute a int', ['alter type public.c drop attribute a;']],
  [
    'alter table public.t alter column a type bigint',
    [
      '-- not reversible from this file: alter table public.t alter column a type … (set the earlier type again)',
    ],
  ],
  [
    'alter table public.t alter column a set default 1',
    [
      '-- not reversible from this file: alter table public.t alter column a set default … (set the earlier default again, or drop it)',
    ],
  ],
  [
    'alter table public.t drop column a',
    ['-- not reversible from this file: alter table public.t drop column a (its values are gone, too)'],
  ],
  [
    'alter table public.t drop constraint c',
    ['-- not reversible from this file: alter table public.t drop constraint c'],
  ],
  // Policies, triggers, functions
  ['create policy "Read own" on public.t for select using (true)', ['drop policy "Read own" on public.t;']],
  [
    'create trigger tr before update on public.t for each row execute function public.f()',
    ['drop trigger tr on public.t;'],
  ],
  ["create function public.f() returns void language sql as 'select'", ['drop function public.f();']],
  [
    "create function public.f(a int, out b int, inout c text, variadic d public.kind[]) language sql as 'select'",
    ['drop function public.f(integer, text, public.kind[]);'],
  ],
  [
    'create function f(a varchar(10), b timestamptz, c double precision, d "Kind", e json, f public.t.a%type) returns table (x int) language sql as \'select\'',
    [
      'drop function f(character varying, timestamp with time zone, double precision, "Kind", json, public.t.a%type);',
    ],
  ],
  [
    "create or replace function public.f() returns void language sql as 'select'",
    ['-- if it replaced an earlier definition, run that one again instead:', 'drop function public.f();'],
  ],
  ["create procedure public.p(a int) language sql as 'select'", ['drop procedure public.p(integer);']],
  ['create rule r as on insert to public.t do nothing', ['drop rule r on public.t;']],
  ['create event trigger e on ddl_command_end execute function f()', ['drop event trigger e;']],
  [
    'alter policy p on public.t using (false)',
    [
      '-- not reversible from this file: alter policy p on public.t (set its earlier roles and conditions again)',
    ],
  ],
  // Types, schemas, extensions
  ["create type public.status as enum ('a')", ['drop type public.status;']],
  ['create type public.pair as (a int, b int)', ['drop type public.pair;']],
  ["create domain public.email as text check (value like '%@%')", ['drop domain public.email;']],
  [
    "alter type public.status rename value 'a' to 'it''s'",
    ["alter type public.status rename value 'it''s' to 'a';"],
  ],
  [
    "alter type public.status add value 'b'",
    [
      "-- not reversible from this file: alter type public.status add value 'b' (Postgres cannot remove a value from an enum)",
    ],
  ],
  ['create schema private', ['drop schema private;']],
  ['create extension pg_trgm with schema extensions', ['drop extension pg_trgm;']],
  ['create extension "uuid-ossp"', ['drop extension "uuid-ossp";']],
  ['create role reader', ['drop role reader;']],
  // Renames
  ['alter table public.a rename to b', ['alter table public.b rename to a;']],
  ['alter table public.t rename column a to b', ['alter table public.t rename column b to a;']],
  ['alter table public.t rename a to "B"', ['alter table public.t rename column "B" to a;']],
  ['alter table public.t rename constraint a to b', ['alter table public.t rename constraint b to a;']],
  ['alter index public.a rename to b', ['alter index public.b rename to a;']],
  ['alter view public.a rename to b', ['alter view public.b rename to a;']],
  ['alter policy "a" on public.t rename to "B b"', ['alter policy "B b" on public.t rename to a;']],
  ['alter trigger a on public.t rename to b', ['alter trigger b on public.t rename to a;']],
  ['alter function public.f(int) rename to g', ['alter function public.g(integer) rename to f;']],
  ['alter type public.a rename to b', ['alter type public.b rename to a;']],
  ['alter type public.a rename attribute x to y', ['alter type public.a rename attribute y to x;']],
  ['alter schema a rename to b', ['alter schema b rename to a;']],
  ['alter table public.t set schema private', ['alter table private.t set schema public;']],
  [
    'alter function public.f(int) set schema private',
    ['alter function private.f(integer) set schema public;'],
  ],
  ['alter type public.k set schema private', ['alter type private.k set schema public;']],
  // Privileges
  [
    'grant select, insert on public.t to anon, authenticated',
    [
      '-- unless these privileges were granted before:',
      'revoke select, insert on public.t from anon, authenticated;',
    ],
  ],
  [
    'GRANT SELECT ON public.t TO anon WITH GRANT OPTION',
    ['-- unless these privileges were granted before:', 'revoke SELECT ON public.t from anon;'],
  ],
  [
    'grant execute on function public.f(to_name text) to anon',
    [
      '-- unless these privileges were granted before:',
      'revoke execute on function public.f(to_name text) from anon;',
    ],
  ],
  [
    'revoke all on function public.f() from public, anon cascade',
    [
      '-- as far as these privileges were granted before:',
      'grant all on function public.f() to public, anon;',
    ],
  ],
  [
    'revoke grant option for select on public.t from anon',
    [
      '-- as far as these privileges were granted before:',
      'grant select on public.t to anon with grant option;',
    ],
  ],
  [
    'grant reader to writer',
    ['-- unless these privileges were granted before:', 'revoke reader from writer;'],
  ],
  [
    'alter default privileges in schema public grant select on tables to anon',
    [
      '-- unless these privileges were granted before:',
      'alter default privileges in schema public revoke select on tables from anon;',
    ],
  ],
  // Publications, comments, data, jobs
  [
    'alter publication supabase_realtime add table public.t, public.u',
    ['alter publication supabase_realtime drop table public.t, table public.u;'],
  ],
  [
    'alter publication supabase_realtime drop table public.t',
    ['alter publication supabase_realtime add table public.t;'],
  ],
  ['create publication p for table public.t', ['drop publication p;']],
  [
    "comment on table public.t is 'is it?'",
    ['-- or the earlier comment, where there was one:', 'comment on table public.t is null;'],
  ],
  [
    "comment on column public.t.a is 'x'",
    ['-- or the earlier comment, where there was one:', 'comment on column public.t.a is null;'],
  ],
  [
    'comment on table public.t is null',
    ['-- not reversible from this file: comment on table public.t is null'],
  ],
  [
    'insert into public.t (a) values (1), (2)',
    ['-- data: the 2 inserted rows stay in public.t; delete them by their keys if they must go'],
  ],
  [
    'update public.t set a = 1 where a is null',
    ['-- data: the earlier values in public.t are gone; restore them from a backup if they must come back'],
  ],
  ["select cron.schedule('nightly', '0 3 * * *', $$select 1$$)", ["select cron.unschedule('nightly');"]],
  ['select 1', ['-- nothing to undo']],
  ["set lock_timeout = '3s'", ['-- nothing to undo']],
  ['analyze public.t', ['-- nothing to undo']],
  ['drop table public.t', ['-- not reversible from this file: drop table public.t (its rows are gone, too)']],
  [
    'drop policy if exists "a b" on public.t',
    ['-- not reversible from this file: drop policy "a b" on public.t, if there was one'],
  ],
  ['drop function public.f(int)', ['-- not reversible from this file: drop function public.f(integer)']],
  [
    'security label on table t is null',
    ['-- not reversible from this file: security label on table t is null'],
  ],
];

const FILES: readonly (readonly [title: string, ...Case])[] = [
  [
    'undoes the last step first',
    'create type public.k as enum (); create table public.t (k public.k);',
    ['drop table public.t;', 'drop type public.k;'],
  ],
  [
    'leaves out what goes with a table of the same file',
    `create table public.t (id int);
     comment on table public.t is 'x';
     alter table public.t enable row level security;
     create policy p on public.t for select using (true);
     create index on public.t (id);
     create unique index on public.t ((id + 1));
     grant select on public.t to anon;
     insert into public.t values (1);
     alter table public.t add column a int, add check (a > 0);
     alter publication supabase_realtime add table public.t;`,
    ['drop table public.t;'],
  ],
  [
    'keeps a trigger whose function is made after its table',
    `create table public.t (id int);
     create function public.f() returns trigger language plpgsql as $$ begin return new; end $$;
     create trigger tr before update on public.t for each row execute function public.f();`,
    ['drop trigger tr on public.t;', 'drop function public.f();', 'drop table public.t;'],
  ],
  [
    'leaves out a trigger whose function is made before its table',
    `create function public.f() returns trigger language plpgsql as $$ begin return new; end $$;
     create table public.t (id int);
     create trigger tr before update on public.t for each row execute function public.f();`,
    ['drop table public.t;', 'drop function public.f();'],
  ],
  [
    'keeps a foreign key to a later table',
    `create table public.a (b_id int);
     create table public.b (id int primary key);
     alter table public.a add foreign key (b_id) references public.b (id);`,
    ['alter table public.a drop constraint a_b_id_fkey;', 'drop table public.b;', 'drop table public.a;'],
  ],
  [
    'keeps what hangs on a table that may have been there',
    'create table if not exists public.t (id int); create policy p on public.t using (true);',
    [
      'drop policy p on public.t;',
      '-- only if this migration made it (it says IF NOT EXISTS):',
      'drop table public.t;',
    ],
  ],
  [
    'leaves out grants on a function of the same file, of that overload only',
    `create function public.f(a int) returns int language sql as 'select 1';
     revoke all on function public.f(int) from public;
     revoke all on function public.f(text) from public;`,
    [
      '-- as far as these privileges were granted before:',
      'grant all on function public.f(text) to public;',
      'drop function public.f(integer);',
    ],
  ],
  [
    'forgets what the file makes and drops again',
    'create table public.t (id int); create index i on public.t (id); drop table public.t;',
    ['-- nothing to undo'],
  ],
  [
    'remembers what it only may have made',
    'create or replace view public.v as select 1 as a; drop view public.v;',
    ['-- not reversible from this file: drop view public.v'],
  ],
  [
    'says that a policy made anew had an earlier form',
    'drop policy if exists p on public.t; create policy p on public.t using (true);',
    [
      'drop policy p on public.t;',
      '-- not reversible from this file: drop policy p on public.t, if there was one',
    ],
  ],
  [
    'reads DO blocks',
    `do $$ begin
       if not exists (select from pg_policies where policyname = 'p') then
         create policy p on public.t using (true);
       end if;
     end $$;`,
    ['-- only if the DO block of this migration did its part:', 'drop policy p on public.t;'],
  ],
  [
    'says what a DO block hides',
    `do $$ declare t text; begin for t in select tablename from pg_tables loop execute format('alter table %I enable row level security', t); end loop; end $$;`,
    ['-- not reversible from this file: what the DO block runs as text that it puts together itself'],
  ],
  [
    'does not look into function bodies',
    'create function public.f() returns void language plpgsql as $$ begin drop table public.t; end $$;',
    ['drop function public.f();'],
  ],
  [
    'says that a broken statement is left out',
    'create table public.t (id int); creat index;',
    ['-- not reversible from this file: a statement that Postgres cannot parse', 'drop table public.t;'],
  ],
  [
    'says the same remark once',
    'update public.t set a = 1; update public.t set b = 1;',
    ['-- data: the earlier values in public.t are gone; restore them from a backup if they must come back'],
  ],
  [
    'unschedules nothing that it scheduled and unscheduled',
    "select cron.schedule('j', '* * * * *', 'select 1'); select cron.unschedule('j');",
    ['-- nothing to undo'],
  ],
  ['has no plan for an empty file', '-- only a comment', []],
];

describe('rollbackPlanFor', () => {
  for (const [sql, plan] of ONE_STATEMENT) {
    test(sql, () => {
      assert.deepEqual(rollbackPlanFor(parseSql(`${sql};\n`, parser)), plan);
    });
  }
  for (const [title, sql, plan] of FILES) {
    test(title, () => {
      assert.deepEqual(rollbackPlanFor(parseSql(sql, parser)), plan);
    });
  }
  test('gives SQL that parses', () => {
    for (const [sql] of ONE_STATEMENT) {
      const plan = rollbackPlanFor(parseSql(sql, parser)).join('\n');
      assert.deepEqual(parseSql(plan, parser).problems, [], plan);
    }
  });
});
