import { lines, runSchemaCases } from '../../support/schemaCases.ts';
import { rowLevelSecurityOf } from '../../../src/core/schema/fold.ts';
import type { Catalog } from '../../../src/core/schema/types.ts';

const columns = lines('columns');
const t = (catalog: Catalog) => catalog.tables.get('public.t');
const uncertain = (catalog: Catalog) => t(catalog)?.uncertain;
const security = (name: string) => (catalog: Catalog) => {
  const table = catalog.tables.get(`public.${name}`);
  return table && rowLevelSecurityOf(catalog, table);
};
const unknown = (catalog: Catalog) =>
  Object.entries(catalog.unknown).flatMap(([flag, set]) => (set === true ? [flag] : []));

runSchemaCases([
  [
    'unconditional statements of a DO block',
    'do $$ begin create table t (a int); alter table t enable row level security; create policy p on t using (true); end $$;',
    (c) => [columns(c), security('t')(c), lines('policies')(c), t(c)?.known],
    [['t.a integer'], 'on', ['t p * permissive'], true],
  ],
  [
    'a guard that asks the catalogue',
    `create table t (a int); do $$ begin if not exists (select 1 from information_schema.columns where table_name = 't' and column_name = 'b') then alter table t add column b int; end if; end $$;`,
    (c) => [columns(c), t(c)?.known],
    [['t.a integer', 't.b integer'], true],
  ],
  [
    'a guarded statement that is done already',
    `create type e as enum ('a'); do $$ begin if not exists (select from pg_type where typname = 'e') then create type e as enum ('b'); end if; end $$;`,
    lines('enums'),
    ['e a'],
  ],
  [
    'exception when duplicate_object',
    `do $$ begin create type e as enum ('a'); exception when duplicate_object then null; end $$; do $$ begin create type e as enum ('b'); exception when duplicate_object then null; end $$;`,
    lines('enums'),
    ['e a'],
  ],
  [
    'a guarded constraint without a name',
    'create table t (a int); do $$ begin alter table t add unique (a); exception when others then null; end $$; do $$ begin alter table t add unique (a); exception when others then null; end $$;',
    lines('constraints'),
    ['t t_a_key u (a)'],
  ],
  [
    'a guarded drop',
    `create table t (a int, b int); do $$ begin if exists (select from pg_attribute where attname = 'b') then alter table t drop column b; end if; end $$;`,
    columns,
    ['t.a integer'],
  ],
  [
    'a guarded rename',
    `create table t (a int); do $$ begin if exists (select from information_schema.columns where column_name = 'a') then alter table t rename column a to b; end if; if exists (select from information_schema.columns where column_name = 'a') then alter table t rename column a to c; end if; end $$;`,
    columns,
    ['t.b integer'],
  ],
  [
    'a condition on data leaves the table uncertain',
    'create table t (a int); do $$ begin if (select count(*) from t) = 0 then alter table t drop column a; end if; end $$;',
    (c) => [columns(c), uncertain(c)],
    [['t.a integer'], ['columns', 'constraints', 'indexes']],
  ],
  [
    'what a condition may make is there',
    'create table t (a int); do $$ begin if random() > 0.5 then alter table t add b int; end if; end $$;',
    (c) => [columns(c), uncertain(c)],
    [['t.a integer', 't.b integer'], ['columns']],
  ],
  [
    'a condition on row level security',
    'create table t (a int); do $$ begin if random() > 0.5 then alter table t enable row level security; end if; end $$;',
    security('t'),
    'unknown',
  ],
  [
    'switching it on for sure makes it known again',
    'create table t (a int); do $$ begin if random() > 0.5 then alter table t enable row level security; end if; end $$; alter table t enable row level security;',
    (c) => [security('t')(c), t(c)?.known],
    ['on', true],
  ],
  [
    'a conditional policy',
    'create table t (a int); create policy p on t; do $$ begin if random() > 0.5 then drop policy p on t; end if; end $$;',
    (c) => [lines('policies')(c), uncertain(c)],
    [['t p * permissive'], ['policies']],
  ],
  [
    'a conditional drop of a table',
    'create table t (a int); do $$ begin if random() > 0.5 then drop table t; end if; end $$;',
    uncertain,
    ['existence'],
  ],
  [
    'a conditional change of a view',
    'create view v as select 1; do $$ begin if random() > 0.5 then alter view v set (security_invoker = on); end if; end $$;',
    (c) => c.views.get('public.v')?.known,
    false,
  ],
  [
    'a conditional change of a function',
    `create function f() returns int language sql as 'select 1'; do $$ begin if random() > 0.5 then alter function f() security definer; end if; end $$;`,
    (c) => [c.routines.get('public.f()')?.known, c.routines.get('public.f()')?.securityDefiner],
    [false, false],
  ],

  [
    'dynamic SQL for every table',
    `create table t (a int); create table u (a int); alter table u enable row level security; do $$ declare r record; begin for r in select tablename from pg_tables where schemaname = 'public' loop execute format('alter table public.%I enable row level security', r.tablename); end loop; end $$; create table v (a int);`,
    (c) => [security('t')(c), security('u')(c), security('v')(c), unknown(c)],
    ['unknown', 'on', 'off', []],
  ],
  [
    'dynamic SQL for a list of tables',
    `create table t (a int); create table u (a int); do $$ declare n text; begin foreach n in array array['t', 'x'] loop execute format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', n); end loop; end $$;`,
    (c) => [security('t')(c), security('u')(c)],
    ['unknown', 'off'],
  ],
  [
    'dynamic SQL that switches it off',
    `create table t (a int); alter table t enable row level security; do $$ declare n text := 't'; begin execute 'alter table ' || n || ' disable row level security'; end $$;`,
    security('t'),
    'unknown',
  ],
  [
    'dynamic policies',
    `create table t (a int); do $$ declare r record; begin for r in select * from pg_policies loop execute format('drop policy if exists %I on %I.%I', r.policyname, r.schemaname, r.tablename); end loop; end $$;`,
    (c) => [uncertain(c), unknown(c)],
    [['policies'], []],
  ],
  [
    'dynamic policies on a named table',
    `create table t (a int); create table u (a int); do $$ declare n text; begin select policyname into n from pg_policies limit 1; execute format('drop policy %I on public.t', n); end $$;`,
    (c) => [uncertain(c), c.tables.get('public.u')?.uncertain],
    [['policies'], []],
  ],
  [
    'dynamic constraints',
    `create table t (a int check (a > 0)); do $$ declare n text; begin select conname into n from pg_constraint limit 1; execute 'alter table t drop constraint ' || quote_ident(n); end $$;`,
    uncertain,
    ['constraints'],
  ],
  [
    'dynamic text in a variable',
    `create table t (a int); do $$ declare q text; begin q := 'alter table t add column ' || 'b' || ' int'; execute q; end $$;`,
    (c) => [uncertain(c), unknown(c)],
    [['columns', 'constraints'], []],
  ],
  [
    'dynamic data changes touch nothing',
    `create table t (a int); do $$ declare n text := 't'; begin execute format('update %I set a = 1', n); execute 'select ' || n; end $$;`,
    (c) => [t(c)?.known, unknown(c)],
    [true, []],
  ],
  [
    'dynamic SQL from elsewhere',
    `create table t (a int); do $$ declare q text; begin select query into q from jobs; execute q; end $$; create table u (a int);`,
    (c) => [t(c)?.known, c.tables.get('public.u')?.known, unknown(c)],
    [false, true, ['everything', 'tables', 'routines', 'types', 'privileges']],
  ],
  [
    'Supabase tables are left out of dynamic SQL',
    'do $$ declare q text; begin select query into q from jobs; execute q; end $$;',
    (c) => c.tables.get('auth.users')?.known,
    true,
  ],
  [
    'dynamic grants',
    `create table t (a int); do $$ declare r record; begin for r in select * from pg_tables loop execute format('grant select on %I to anon', r.tablename); end loop; end $$;`,
    (c) => [uncertain(c), unknown(c)],
    [['privileges'], ['privileges']],
  ],
  [
    'dynamic functions by name',
    `create function f() returns int language sql as 'select 1'; create function g() returns int language sql as 'select 1'; do $$ declare q text; begin select pg_get_functiondef('public.f()'::regprocedure) into q; execute replace(q, 'a', 'b'); end $$;`,
    (c) => [c.routines.get('public.f()')?.known, c.routines.get('public.g()')?.known, unknown(c)],
    [false, true, []],
  ],
  [
    'dynamic functions by a query',
    `create function f() returns int language sql as 'select 1'; do $$ declare r record; begin for r in select oid::regprocedure as f from pg_proc loop execute format('alter function %s set search_path = ''''', r.f); end loop; end $$;`,
    (c) => [c.routines.get('public.f()')?.known, unknown(c)],
    [false, ['routines']],
  ],
  [
    'dynamic views',
    `create view v as select 1; do $$ declare r record; begin for r in select * from pg_views loop execute format('alter view %I set (security_invoker = on)', r.viewname); end loop; end $$;`,
    (c) => [c.views.get('public.v')?.known, unknown(c)],
    [false, []],
  ],
  [
    'constant EXECUTE is a statement',
    `create table t (a int); do $$ begin execute 'alter table t enable row level security'; end $$;`,
    (c) => [security('t')(c), t(c)?.known],
    ['on', true],
  ],
  [
    'comments in a DO block say nothing',
    `create table t (a int); do $$ declare n text := 't'; begin -- execute 'drop table ' || n\n execute format('comment on table %I is %L', n, 'x'); end $$;`,
    (c) => t(c)?.known,
    true,
  ],
  [
    'an event trigger that enables row level security',
    `create table t (a int); create function f() returns event_trigger language plpgsql as $$ declare o record; begin for o in select * from pg_event_trigger_ddl_commands() loop execute format('alter table %s enable row level security', o.object_identity); end loop; end $$; create event trigger e on ddl_command_end execute function f(); create table u (a int);`,
    (c) => [security('u')(c), unknown(c)],
    ['unknown', ['rowLevelSecurity']],
  ],
  ['drop owned', 'create table t (a int); drop owned by someone;', (c) => t(c)?.known, false],
]);
