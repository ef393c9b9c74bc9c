import { lines, runSchemaCases } from '../../support/schemaCases.ts';
import type { Catalog } from '../../../src/core/schema/types.ts';

const policies = lines('policies');
const routines = lines('routines');
const triggers = lines('triggers');
const views = lines('views');
const enums = lines('enums');
const policy = (name: string) => (catalog: Catalog) => catalog.policies.get(`public.t/${name}`);
const routine = (key: string) => (catalog: Catalog) => catalog.routines.get(`public.${key}`);
const TRIGGER = `create function g() returns trigger language plpgsql as 'begin return new; end';`;

runSchemaCases([
  [
    'a policy as written',
    `create table t (a int); create policy "My rows" on t as restrictive for update to authenticated, "Odd Role" using ((a = 1) and true) with check (a in (1, 2));`,
    (c) => {
      const { origin: _origin, uses: _uses, ...rest } = policy('My rows')(c) ?? { origin: 0, uses: 0 };
      return rest;
    },
    {
      name: 'My rows',
      table: { schema: 'public', name: 't' },
      command: 'update',
      permissive: false,
      roles: ['authenticated', 'Odd Role'],
      usingText: '(a = 1) and true',
      checkText: 'a in (1, 2)',
    },
  ],
  [
    'a policy without clauses',
    'create table t (a int); create policy p on t;',
    (c) => [
      policy('p')(c)?.command,
      policy('p')(c)?.roles,
      policy('p')(c)?.usingText,
      policy('p')(c)?.checkText,
    ],
    ['all', ['public'], undefined, undefined],
  ],
  [
    'a column called using',
    'create table t ("using" int); create policy p on t for insert with check ("using" > 0);',
    (c) => [policy('p')(c)?.usingText, policy('p')(c)?.checkText],
    [undefined, '"using" > 0'],
  ],
  [
    'what a policy mentions',
    'create table t (a int); create table u (b int); create function f() returns int language sql as $$ select 1 $$; create policy p on t using (a = f() and exists (select from u where u.b = t.a));',
    (c) => {
      const uses = policy('p')(c)?.uses;
      return [
        uses?.relations.map((each) => each.name),
        uses?.routines.map((each) => each.name),
        uses?.columns,
      ];
    },
    [['u'], ['f'], ['a', 'b']],
  ],
  [
    'alter policy keeps what it does not name',
    'create table t (a int); create policy p on t for select to anon using (a = 1); alter policy p on t using (a = 2); alter policy p on t to authenticated;',
    (c) => [policy('p')(c)?.roles, policy('p')(c)?.usingText],
    [['authenticated'], 'a = 2'],
  ],
  [
    'rename and drop policy',
    'create table t (a int); create policy p on t; create policy q on t; alter policy p on t rename to r; drop policy if exists q on t; drop policy if exists nope on t;',
    policies,
    ['t r * permissive'],
  ],
  [
    'a policy on storage.objects',
    `create policy p on storage.objects for select using (bucket_id = 'x');`,
    (c) => c.policies.has('storage.objects/p'),
    true,
  ],
  [
    'a policy of the same name on two tables',
    'create table t (a int); create table u (a int); create policy p on t; create policy p on u; drop policy p on u;',
    policies,
    ['t p * permissive'],
  ],

  [
    'a function as written',
    `create function f(a int, b text default 'x', out c int) returns int language plpgsql stable security definer set search_path = '' set statement_timeout to '1s' as $body$ begin end $body$;`,
    (c) => {
      const { origin: _origin, ...rest } = routine('f(integer,text)')(c) ?? { origin: 0 };
      return rest;
    },
    {
      name: { schema: 'public', name: 'f' },
      kind: 'function',
      argumentTypes: ['integer', 'text'],
      argumentNames: ['a', 'b'],
      returns: 'integer',
      returnsSet: false,
      language: 'plpgsql',
      securityDefiner: true,
      volatility: 'stable',
      settings: { search_path: '', statement_timeout: '1s' },
      body: ' begin end ',
      comment: undefined,
      known: true,
    },
  ],
  [
    'returns setof and table',
    'create table t (a int); create function f() returns setof t language sql as $$ select * from t $$; create function g() returns table (x int) language sql as $$ select 1 $$;',
    (c) => [routine('f()')(c)?.returns, routine('f()')(c)?.returnsSet, routine('g()')(c)?.returns],
    ['t', true, 'table'],
  ],
  [
    'a search path of several schemas',
    'create function f() returns int language sql set search_path = public, pg_temp as $$ select 1 $$;',
    (c) => routine('f()')(c)?.settings,
    { search_path: 'public, pg_temp' },
  ],
  [
    'or replace loses security definer and settings',
    `create function f() returns int language sql security definer set search_path = '' as $$ select 1 $$; create or replace function f() returns int language sql as $$ select 2 $$;`,
    routines,
    ['f() f false v '],
  ],
  [
    'or replace with other types is an overload',
    'create function f(a int) returns int language sql as $$ select 1 $$; create or replace function f(a bigint) returns int language sql as $$ select 1 $$;',
    (c) => c.routineKeys.get('public.f'),
    ['public.f(integer)', 'public.f(bigint)'],
  ],
  [
    'type aliases are one type',
    'create function f(a int4, b varchar(10), c timestamptz) returns int language sql as $$ select 1 $$; create or replace function f(a integer, b character varying, c timestamp with time zone) returns int language sql as $$ select 2 $$;',
    (c) => c.routineKeys.get('public.f')?.length,
    1,
  ],
  [
    'public is left out of argument types',
    "create type k as enum ('a'); create function f(a public.k) returns int language sql as $$ select 1 $$; drop function f(k);",
    routines,
    [],
  ],
  [
    'alter function',
    `create function f(a int) returns int language sql as $$ select 1 $$; alter function f(int) security definer set search_path = ''; alter function f set work_mem = '1MB'; alter function f reset work_mem; alter function f stable;`,
    routines,
    ['f(integer) f true s search_path=""'],
  ],
  [
    'reset all',
    `create function f() returns int language sql set search_path = '' as $$ select 1 $$; alter function f reset all;`,
    (c) => routine('f()')(c)?.settings,
    {},
  ],
  [
    'drop function without arguments',
    'create function f(a int) returns int language sql as $$ select 1 $$; drop function f;',
    routines,
    [],
  ],
  [
    'drop one overload',
    'create function f(a int) returns int language sql as $$ select 1 $$; create function f(a text) returns int language sql as $$ select 1 $$; drop function if exists f(text);',
    routines,
    ['f(integer) f false v '],
  ],
  [
    'drop function … cascade drops triggers, policies and defaults',
    `${TRIGGER} create function f() returns int language sql as $$ select 1 $$; create table t (a int default f(), b int check (b > f())); create trigger x before insert on t for each row execute function g(); create policy p on t using (a = f()); drop function f cascade; drop function g() cascade;`,
    (c) => [triggers(c), policies(c), lines('columns')(c), lines('constraints')(c)],
    [[], [], ['t.a integer', 't.b integer'], []],
  ],
  [
    'a procedure',
    'create procedure p(a int) language sql as $$ select 1 $$; alter procedure p(int) rename to q;',
    routines,
    ['q(integer) p false v '],
  ],
  [
    'functions of other schemas',
    'create schema s; create function s.f() returns int language sql as $$ select 1 $$; alter function s.f() set schema public;',
    routines,
    ['f() f false v '],
  ],
  [
    'a function body in SQL standard form',
    'create function f() returns int begin atomic select 1; end;',
    (c) => routine('f()')(c)?.body,
    'begin atomic select 1; end',
  ],
  [
    'statements in a function body change nothing',
    `create function f() returns void language plpgsql as $$ begin create table x (a int); end $$; create function h() returns void language sql as 'drop table auth.users';`,
    (c) => [c.tables.has('public.x'), c.tables.has('auth.users')],
    [false, true],
  ],
  [
    'a comment on a function',
    `create function f(a int) returns int language sql as $$ select 1 $$; comment on function f(int) is 'x';`,
    (c) => routine('f(integer)')(c)?.comment,
    'x',
  ],

  [
    'a trigger as written',
    `create table t (a int, b int); ${TRIGGER} create constraint trigger x after insert or update of a, b on t deferrable for each row when (new.a > 0) execute function public.g();`,
    (c) => {
      const { origin: _origin, ...rest } = c.triggers.get('public.t/x') ?? { origin: 0 };
      return rest;
    },
    {
      name: 'x',
      table: { schema: 'public', name: 't' },
      routine: { schema: 'public', name: 'g' },
      timing: 'after',
      events: ['insert', 'update'],
      columns: ['a', 'b'],
      forEach: 'row',
      constraint: true,
      enabled: true,
    },
  ],
  [
    'a trigger on auth.users',
    `${TRIGGER} create trigger x after insert on auth.users for each row execute procedure g();`,
    (c) => c.triggers.has('auth.users/x'),
    true,
  ],
  [
    'rename, disable and drop trigger',
    `create table t (a int); ${TRIGGER} create trigger x before delete on t execute function g(); create trigger y before delete on t execute function g(); alter trigger x on t rename to z; alter table t disable trigger z; drop trigger y on t;`,
    triggers,
    ['t z 10 g D'],
  ],
  [
    'a row trigger on a partitioned table reaches its partitions',
    `create table t (a int) partition by list (a); create table t1 partition of t default; ${TRIGGER} create trigger x before insert on t for each row execute function g();`,
    triggers,
    ['t x 7 g O', 't1 x 7 g O'],
  ],

  [
    'a view and its options',
    'create view v with (security_invoker = on, security_barrier) as select 1;',
    views,
    ['v v security_barrier=true,security_invoker=on'],
  ],
  [
    'or replace resets options',
    'create view v with (security_invoker = on) as select 1; create or replace view v as select 2;',
    views,
    ['v v '],
  ],
  [
    'alter view set and reset',
    'create view v as select 1; alter view v set (security_invoker = true, security_barrier = true); alter view v reset (security_barrier);',
    views,
    ['v v security_invoker=true'],
  ],
  [
    'materialized views',
    'create materialized view m as select 1; create materialized view n as select 1 with no data; refresh materialized view n; create materialized view if not exists m as select 2;',
    (c) => [views(c), c.views.get('public.n')?.populated],
    [['m m ', 'n m '], true],
  ],
  [
    'drop view … cascade',
    'create view v as select 1; create view w as select * from v; create view x as select 2; drop view v cascade;',
    views,
    ['x v '],
  ],
  [
    'what a view mentions',
    'create table t (a int); create view v as with x as (select * from t) select x.a, auth.uid() from x join auth.users u on true;',
    (c) => c.views.get('public.v')?.uses.relations.map((each) => `${each.schema}.${each.name}`),
    ['public.x', 'auth.users', 'public.t'],
  ],
  [
    'set schema of a view',
    'create schema s; create view v as select 1; alter view v set schema s;',
    views,
    ['s.v v '],
  ],

  [
    'enum values in their order',
    `create type e as enum ('b', 'd'); alter type e add value 'a' before 'b'; alter type e add value 'c' after 'b'; alter type e add value 'e'; alter type e add value if not exists 'a'; alter type e rename value 'd' to 'D';`,
    enums,
    ['e a,b,c,D,e'],
  ],
  [
    'rename and drop a type',
    `create type e as enum ('a'); create type f as enum ('b'); create table t (x e, y e[]); alter type e rename to g; drop type f;`,
    (c) => [enums(c), lines('columns')(c)],
    [['g a'], ['t.x g', 't.y g[]']],
  ],
  [
    'drop type … cascade drops columns and functions',
    `create type e as enum ('a'); create table t (a int, x e); create function f(e) returns int language sql as $$ select 1 $$; drop type e cascade;`,
    (c) => [lines('columns')(c), routines(c)],
    [['t.a integer'], []],
  ],
  [
    'domains',
    'create domain d as text check (length(value) > 0); create domain e as int; alter domain e add constraint c check (value > 0); create domain f as int;',
    lines('domains'),
    ['d text true', 'e integer true', 'f integer false'],
  ],
  [
    'composite types',
    'create type k as (a int, b text); alter type k add attribute c uuid, drop attribute a; alter type k rename attribute b to d;',
    (c) => c.compositeTypes.get('public.k')?.attributes.map((each) => `${each.name} ${each.type.name}`),
    ['d text', 'c uuid'],
  ],
  [
    'types of another schema',
    `create schema s; create type s.e as enum ('a'); alter type s.e set schema public;`,
    enums,
    ['e a'],
  ],

  [
    'sequences',
    'create table t (a int); create sequence s owned by t.a; create sequence if not exists s; create sequence u; alter sequence u owned by t.a; create sequence v; alter sequence v rename to w; drop table t;',
    lines('sequences'),
    ['w'],
  ],
  [
    'schemas',
    'create schema a; create schema if not exists a; create schema authorization b; drop schema a;',
    (c) => [c.schemas.has('a'), c.schemas.has('b')],
    [false, true],
  ],
  [
    'drop schema … cascade',
    `create schema s; create table s.t (a int primary key); create table u (a int references s.t); create function s.f() returns trigger language plpgsql as 'begin return new; end'; create trigger x before insert on u for each row execute function s.f(); create type s.e as enum ('a'); alter table u add b s.e; create view s.v as select 1; drop schema s cascade;`,
    (c) => [lines('columns')(c), lines('constraints')(c), triggers(c), routines(c), views(c), enums(c)],
    [['u.a integer'], [], [], [], [], []],
  ],
  [
    'rename schema',
    `create schema s; create table s.t (id serial primary key); create function s.f() returns int language sql as $$ select 1 $$; create type s.e as enum ('a'); alter schema s rename to r;`,
    (c) => [lines('columns')(c), lines('indexes')(c), lines('sequences')(c), routines(c), enums(c)],
    [
      ['r.t.id integer not null default'],
      ['r.t_pkey on t unique (id)'],
      ['r.t_id_seq'],
      ['r.f() f false v '],
      ['r.e a'],
    ],
  ],
  [
    'extensions',
    'create extension vector with schema extensions; create extension citext; create extension if not exists "uuid-ossp"; alter extension citext set schema extensions; drop extension vector;',
    (c) => [
      c.extensions.has('vector'),
      c.extensions.get('citext')?.schema,
      c.extensions.get('uuid-ossp')?.origin.file,
    ],
    [false, 'extensions', -1],
  ],
  [
    'roles',
    'create role a; create user b; alter role a rename to c; drop role b;',
    (c) => [c.roles.has('a'), c.roles.has('b'), c.roles.has('c'), c.roles.has('anon')],
    [false, false, true, true],
  ],
  [
    'publications',
    'create table t (a int); create table u (a int); alter publication supabase_realtime add table t, u; alter publication supabase_realtime drop table t; create publication p for all tables;',
    (c) => [c.publications.get('supabase_realtime')?.tables, c.publications.get('p')?.tables],
    [[{ schema: 'public', name: 'u' }], 'all'],
  ],
  [
    'a publication loses a dropped table',
    'create table t (a int); alter publication supabase_realtime add table t; drop table t;',
    (c) => c.publications.get('supabase_realtime')?.tables,
    [],
  ],
  [
    'event triggers',
    `create function f() returns event_trigger language plpgsql as 'begin end'; create event trigger e on ddl_command_end execute function f();`,
    (c) => [c.eventTriggers.get('e')?.routine.name, c.unknown.rowLevelSecurity],
    ['f', false],
  ],
]);
