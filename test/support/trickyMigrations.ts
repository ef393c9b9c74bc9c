interface TrickyFile {
  readonly applied: boolean;
  readonly sql: string;
}

/** A short history in which the default profile must find exactly these rules, hints aside. */
export interface TrickyCase {
  readonly name: string;
  readonly files: readonly TrickyFile[];
  readonly expected: readonly string[];
  /** `[api].schemas` of the project. */
  readonly exposed?: readonly string[];
  /** The words that the first expected finding underlines. */
  readonly at?: string;
}

const applied = (sql: string): TrickyFile => ({ applied: true, sql });
const pending = (sql: string): TrickyFile => ({ applied: false, sql });

const contactsSql =
  'create table public.contacts (id bigint primary key, user_id uuid, phone varchar(20), size int, tags text);\nalter table public.contacts enable row level security;\n';
const contacts = applied(contactsSql);

/** Written against the rules: what they must tell apart. */
export const trickyMigrations: readonly TrickyCase[] = [
  {
    name: 'quoted id',
    files: [
      applied('create table private."My Table" (id int, "A b" int);'),
      pending('alter table private."My Table" drop column "A b";'),
    ],
    expected: ['drop-column'],
  },
  {
    name: 'do guard drop',
    files: [
      contacts,
      pending(
        "do $$ begin if exists (select 1 from information_schema.columns where table_name='contacts') then alter table public.contacts drop column phone; end if; end $$;",
      ),
    ],
    expected: ['drop-column'],
  },
  {
    name: 'do guard add notnull',
    files: [
      contacts,
      pending(
        "do $$ begin if not exists (select 1 from information_schema.columns where table_name='contacts' and column_name='x') then alter table public.contacts add column x int not null; end if; end $$;",
      ),
    ],
    expected: ['add-column-not-null-no-default'],
  },
  {
    name: 'partition idx',
    files: [
      applied('create table private.m (id int, d date) partition by range (d);'),
      pending('create index m_d on private.m (d);'),
    ],
    expected: [],
  },
  {
    name: 'partition child idx',
    files: [
      applied(
        "create table private.m (id int, d date) partition by range (d);\ncreate table private.m1 partition of private.m for values from ('2026-01-01') to ('2026-02-01');",
      ),
      pending('create index m1_d on private.m1 (d);'),
    ],
    expected: ['create-index-not-concurrent'],
  },
  {
    name: 'new partition in exposed schema',
    files: [
      applied(
        'create table public.m (id int, d date) partition by range (d);\nalter table public.m enable row level security;',
      ),
      pending(
        "create table public.m1 partition of public.m for values from ('2026-01-01') to ('2026-02-01');",
      ),
    ],
    expected: [],
  },
  {
    name: 'temp update',
    files: [
      contacts,
      pending(
        'create temp table t on commit drop as select * from public.contacts;\nupdate t set size=1;\ndelete from t;',
      ),
    ],
    expected: [],
  },
  {
    name: 'cte update where',
    files: [
      contacts,
      pending(
        'with x as (select id from public.contacts) update public.contacts c set size=1 from x where x.id=c.id;',
      ),
    ],
    expected: [],
  },
  {
    name: 'cte del nowhere',
    files: [contacts, pending('with x as (delete from public.contacts returning *) select count(*) from x;')],
    expected: ['delete-without-where'],
  },
  {
    name: 'update from',
    files: [contacts, pending('update public.contacts set size=v.s from (values (1)) as v(s);')],
    expected: ['update-without-where'],
  },
  {
    name: 'update from joined on',
    files: [
      contacts,
      pending('update public.contacts c set size=v.s from (values (1,2)) as v(i,s) where c.id=v.i;'),
    ],
    expected: [],
  },
  {
    name: 'delete using where',
    files: [
      contacts,
      pending(
        'delete from public.contacts using public.contacts d where contacts.id>d.id and contacts.phone=d.phone;',
      ),
    ],
    expected: [],
  },
  {
    name: 'where true',
    files: [contacts, pending('delete from public.contacts where true;')],
    expected: ['delete-without-where'],
  },
  {
    name: 'where not null col',
    files: [contacts, pending('update public.contacts set size=0 where id is not null and size is null;')],
    expected: [],
  },
  {
    name: 'fn with begin commit',
    files: [
      contacts,
      pending(
        "create procedure private.x() language plpgsql set search_path='' as $$ begin update public.contacts set size=1; commit; end $$;",
      ),
    ],
    expected: [],
  },
  {
    name: 'fn with execute',
    files: [
      contacts,
      pending(
        "create function private.x() returns void language plpgsql set search_path='' as $$ begin execute 'drop table public.contacts'; end $$;",
      ),
    ],
    expected: [],
  },
  {
    name: 'if exists only',
    files: [contacts, pending('alter table if exists only public.contacts drop column if exists phone;')],
    expected: ['drop-column'],
  },
  {
    name: 'multi sub',
    files: [
      contacts,
      pending(
        'alter table public.contacts\n add column a int not null,\n alter column size type bigint,\n drop column phone;',
      ),
    ],
    expected: ['add-column-not-null-no-default', 'change-column-type', 'drop-column'],
  },
  {
    name: 'index on pending table w/ inserts',
    files: [
      pending('create table private.t (id int);\ninsert into private.t values (1);'),
      pending('create index on private.t (id);'),
    ],
    expected: ['create-index-not-concurrent'],
  },
  {
    name: 'index on pending empty',
    files: [pending('create table private.t (id int);'), pending('create index on private.t (id);')],
    expected: [],
  },
  {
    name: 'idx if not exists',
    files: [
      applied(contactsSql + 'create index contacts_phone_idx on public.contacts (phone);'),
      pending('create index if not exists contacts_phone_idx on public.contacts (phone);'),
    ],
    expected: [],
  },
  {
    name: 'recreated after drop',
    files: [
      applied('create table private.t (id int);\ndrop table private.t;'),
      pending(
        'create table private.t (id int);\ncreate index on private.t (id);\nalter table private.t add column x int not null;',
      ),
    ],
    expected: [],
  },
  {
    name: 'rls on then off',
    files: [contacts, pending('alter table public.contacts disable row level security;')],
    expected: ['rls-disabled'],
  },
  {
    name: 'rls by loop',
    files: [
      pending(
        "create table public.a (id int);\ncreate table public.b (id int);\ndo $$ declare t text; begin foreach t in array array['a','b'] loop execute format('alter table public.%I enable row level security', t); end loop; end $$;",
      ),
    ],
    expected: [],
  },
  {
    name: 'rls by pg_tables loop',
    files: [
      pending(
        "create table public.a (id int);\ndo $$ declare r record; begin for r in select tablename from pg_tables where schemaname='public' loop execute 'alter table public.' || quote_ident(r.tablename) || ' enable row level security;'; end loop; end $$;",
      ),
    ],
    expected: [],
  },
  {
    name: 'policy jwt',
    files: [
      contacts,
      pending(
        "create policy p on public.contacts for select to authenticated using (auth.jwt() ->> 'email' = tags);",
      ),
    ],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'policy jwt paren',
    files: [
      contacts,
      pending(
        "create policy p on public.contacts for select to authenticated using ((auth.jwt() -> 'app_metadata' ->> 'team')::bigint = id);",
      ),
    ],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'policy wrapped jwt',
    files: [
      contacts,
      pending(
        "create policy p on public.contacts for select to authenticated using (((select auth.jwt()) ->> 'email') = tags);",
      ),
    ],
    expected: [],
  },
  {
    name: 'policy wrapped inside',
    files: [
      contacts,
      pending(
        "create policy p on public.contacts for select to authenticated using ((select auth.jwt() ->> 'email') = tags and id in (select 1 where auth.uid() is not null));",
      ),
    ],
    expected: [],
  },
  {
    name: 'policy current_setting',
    files: [
      contacts,
      pending("create policy p on public.contacts for select using (tags = current_setting('app.x', true));"),
    ],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'policy exists sub',
    files: [
      contacts,
      pending(
        'create policy p on public.contacts for select to authenticated using (exists (select 1 from public.contacts c where c.user_id = auth.uid()));',
      ),
    ],
    expected: [],
  },
  {
    name: 'policy helper w col',
    files: [
      contacts,
      pending(
        'create policy p on public.contacts for select to authenticated using (private.is_member(id, auth.uid()));',
      ),
    ],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'alter policy',
    files: [
      applied(contactsSql + 'create policy p on public.contacts for select using (true);'),
      pending('alter policy p on public.contacts using (auth.uid() = user_id);'),
    ],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'policy auth.uid quoted',
    files: [
      contacts,
      pending('create policy p on public.contacts for select using ("auth"."uid"() = user_id);'),
    ],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'policy role is',
    files: [
      contacts,
      pending("create policy p on public.contacts for all using (auth.role() = 'service_role');"),
    ],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'definer altered',
    files: [
      pending('create function public.f() returns int language sql security definer as $$ select 1 $$;'),
      pending("alter function public.f() set search_path = '';"),
    ],
    expected: [],
  },
  {
    name: 'definer overload',
    files: [
      pending(
        "create function public.f(a int) returns int language sql security definer as $$ select 1 $$;\ncreate function public.f(a text) returns int language sql security definer as $$ select 1 $$;\nalter function public.f(int) set search_path = '';",
      ),
    ],
    expected: ['security-definer-search-path'],
  },
  {
    name: 'definer in do',
    files: [
      pending(
        "do $$ begin create function public.f() returns int language sql security definer as 'select 1'; end $$;",
      ),
    ],
    expected: ['security-definer-search-path'],
  },
  {
    name: 'definer in do execute',
    files: [
      pending(
        "do $$ begin execute 'create function public.f() returns int language sql security definer as ''select 1'''; end $$;",
      ),
    ],
    expected: ['security-definer-search-path'],
  },
  {
    name: 'definer replaced',
    files: [
      pending('create function public.f() returns int language sql security definer as $$ select 1 $$;'),
      pending(
        'create or replace function public.f() returns int language sql security invoker as $$ select 1 $$;',
      ),
    ],
    expected: [],
  },
  {
    name: 'definer from current',
    files: [
      pending(
        'create function public.f() returns int language sql security definer set search_path from current as $$ select 1 $$;',
      ),
    ],
    expected: [],
  },
  {
    name: 'definer alter all reset',
    files: [
      pending(
        "create function public.f() returns int language sql security definer set search_path = '' as $$ select 1 $$;\nalter function public.f() reset all;",
      ),
    ],
    expected: ['security-definer-search-path'],
  },
  {
    name: 'crlf',
    files: [
      contacts,
      pending("-- ünïcode 😀\r\nselect 'é😀';\r\nalter table public.contacts drop column phone;\r\n"),
    ],
    expected: ['drop-column'],
    at: 'phone',
  },
  {
    name: 'bom',
    files: [contacts, pending('\ufeffalter table public.contacts drop column phone;')],
    expected: ['drop-column'],
    at: 'phone',
  },
  {
    name: 'suppress',
    files: [
      contacts,
      pending(
        '-- supabase-migrations-ignore drop-column: gone for a year\nalter table public.contacts drop column phone;',
      ),
    ],
    expected: [],
  },
  {
    name: 'suppress squawk',
    files: [
      contacts,
      pending('-- squawk-ignore ban-drop-column\nalter table public.contacts drop column phone;'),
    ],
    expected: [],
  },
  {
    name: 'suppress trailing',
    files: [
      contacts,
      pending('alter table public.contacts drop column phone; -- supabase-migrations-ignore drop-column: x'),
    ],
    expected: [],
  },
  {
    name: 'suppress in do',
    files: [
      contacts,
      pending(
        'do $$\nbegin\n  -- supabase-migrations-ignore drop-column: x\n  alter table public.contacts drop column phone;\nend $$;',
      ),
    ],
    expected: [],
  },
  {
    name: 'rename then use',
    files: [
      contacts,
      pending(
        'alter table public.contacts rename phone to tel;\ncreate policy p on public.contacts for select using (tel is null);',
      ),
    ],
    expected: ['rename-column'],
  },
  {
    name: 'search_path set',
    files: [
      applied('create schema app;\ncreate table app.t (id int, x int);'),
      pending('set search_path = app;\nalter table t drop column x;'),
    ],
    expected: ['drop-column'],
  },
  {
    name: 'type same',
    files: [
      contacts,
      pending(
        'alter table public.contacts alter column phone type varchar(20);\nalter table public.contacts alter column phone type text;\nalter table public.contacts alter column size type int;',
      ),
    ],
    expected: [],
  },
  {
    name: 'type int4 alias',
    files: [contacts, pending('alter table public.contacts alter column size set data type integer;')],
    expected: [],
  },
  {
    name: 'enum swap',
    files: [
      applied("create type public.mood as enum ('a');\ncreate table private.t (m public.mood);"),
      pending(
        "alter type public.mood rename to mood_old;\ncreate type public.mood as enum ('a','b');\nalter table private.t alter column m type public.mood using m::text::public.mood;\ndrop type public.mood_old;",
      ),
    ],
    expected: ['change-column-type'],
  },
  {
    name: 'add col nn default then drop default',
    files: [
      contacts,
      pending(
        'alter table public.contacts add column x int not null default 1;\nalter table public.contacts alter column x drop default;',
      ),
    ],
    expected: [],
  },
  {
    name: 'add col nullable then fill then nn',
    files: [
      contacts,
      pending(
        'alter table public.contacts add column x int;\nupdate public.contacts set x = 1 where x is null;\nalter table public.contacts alter column x set not null;',
      ),
    ],
    expected: [],
  },
  {
    name: 'identity',
    files: [
      contacts,
      pending('alter table public.contacts add column x bigint generated always as identity not null;'),
    ],
    expected: [],
  },
  {
    name: 'generated',
    files: [
      contacts,
      pending(
        "alter table public.contacts add column x text generated always as (phone || 'x') stored not null;",
      ),
    ],
    expected: [],
  },
  {
    name: 'drop view etc',
    files: [
      contacts,
      pending(
        'create view public.v with (security_invoker=on) as select * from public.contacts;\ndrop view public.v;\ndrop policy if exists p on public.contacts;\ndrop trigger if exists t on public.contacts;\ndrop function if exists f();',
      ),
    ],
    expected: [],
  },
  {
    name: 'drop table cascade if exists unknown then create',
    files: [
      pending(
        'drop table if exists public.newone cascade;\ncreate table public.newone (id int);\nalter table public.newone enable row level security;',
      ),
    ],
    expected: [],
  },
  {
    name: 'drop index concurrently alone',
    files: [contacts, pending('drop index concurrently if exists public.contacts_phone_idx;')],
    expected: [],
  },
  {
    name: 'cic with set',
    files: [
      contacts,
      pending(
        'set statement_timeout = 0;\ncreate index concurrently contacts_phone_idx on public.contacts (phone);',
      ),
    ],
    expected: [],
  },
  {
    name: 'vacuum beside',
    files: [
      contacts,
      pending('update public.contacts set size=1 where size is null;\nvacuum analyze public.contacts;'),
    ],
    expected: ['concurrently-not-atomic'],
  },
  {
    name: 'analyze only',
    files: [
      contacts,
      pending('update public.contacts set size=1 where size is null;\nanalyze public.contacts;'),
    ],
    expected: [],
  },
  { name: 'cic in do', files: [contacts, pending('do $$ begin perform 1; end $$;')], expected: [] },
  {
    name: 'begin in comments',
    files: [
      contacts,
      pending("-- begin;\n/* commit; */\nselect 'begin; commit;';\ndo $$ begin null; end $$;"),
    ],
    expected: [],
  },
  {
    name: 'begin atomic',
    files: [
      contacts,
      pending('create function private.f() returns int language sql begin atomic select 1; end;'),
    ],
    expected: [],
  },
  {
    name: 'matview index',
    files: [
      contacts,
      pending(
        'create materialized view private.mv as select * from public.contacts;\ncreate unique index on private.mv (id);',
      ),
    ],
    expected: [],
  },
  {
    name: 'create table as rls',
    files: [pending('create table public.copy as select 1 as x;')],
    expected: ['rls-disabled'],
  },
  { name: 'select into', files: [pending('select 1 as x into public.copy2;')], expected: ['rls-disabled'] },
  {
    name: 'like including all',
    files: [contacts, pending('create table public.c2 (like public.contacts including all);')],
    expected: ['rls-disabled'],
  },
  {
    name: 'custom schema not exposed',
    files: [pending('create schema app;\ncreate table app.t (id int);')],
    expected: [],
  },
  {
    name: 'custom schema exposed',
    files: [pending('create schema app;\ncreate table app.t (id int);')],
    expected: ['rls-disabled'],
    exposed: ['public', 'app'],
  },
  {
    name: 'exposed w/o public',
    files: [pending('create table public.t (id int);')],
    expected: [],
    exposed: ['app'],
  },
  {
    name: 'set schema',
    files: [pending('create table public.t (id int);\nalter table public.t set schema private;')],
    expected: [],
  },
  {
    name: 'unlogged',
    files: [pending('create unlogged table public.t (id int);')],
    expected: ['rls-disabled'],
  },
  {
    name: 'create if not exists existing',
    files: [contacts, pending('create table if not exists public.contacts (id bigint primary key);')],
    expected: [],
  },
  { name: 'truncate', files: [contacts, pending('select 1;')], expected: [] },
  {
    name: 'insert select',
    files: [
      contacts,
      pending('insert into public.contacts (id) select 1 where not exists (select 1 from public.contacts);'),
    ],
    expected: [],
  },
  {
    name: 'merge',
    files: [
      contacts,
      pending(
        'merge into public.contacts c using (values (1)) v(i) on c.id=v.i when matched then update set size=1 when not matched then insert (id) values (1);',
      ),
    ],
    expected: [],
  },
  {
    name: 'update storage',
    files: [contacts, pending("update storage.buckets set public = false where id = 'avatars';")],
    expected: [],
  },
  {
    name: 'delete cron',
    files: [contacts, pending('delete from cron.job;')],
    expected: ['delete-without-where'],
  },
  {
    name: 'update subselect only',
    files: [contacts, pending('select (select count(*) from public.contacts);')],
    expected: [],
  },
  {
    name: 'on conflict do update',
    files: [
      contacts,
      pending('insert into public.contacts (id) values (1) on conflict (id) do update set size = 1;'),
    ],
    expected: [],
  },
  {
    name: 'drop column added in pending',
    files: [
      contacts,
      pending('alter table public.contacts add column zz int;'),
      pending('alter table public.contacts drop column zz;'),
    ],
    expected: [],
  },
  {
    name: 'rename table w view',
    files: [
      contacts,
      pending(
        'alter table public.contacts rename to people;\ncreate view public.contacts with (security_invoker = on) as select * from public.people;',
      ),
    ],
    expected: [],
  },
  {
    name: 'rename fn body',
    files: [
      contacts,
      pending(
        "create function private.f() returns void language plpgsql set search_path='' as $$ begin alter table public.contacts rename phone to tel; end $$;",
      ),
    ],
    expected: [],
  },
  {
    name: 'temp used',
    files: [pending('create temp table t (a int);\ninsert into t values (1);')],
    expected: [],
  },
  {
    name: 'temp in fn body',
    files: [
      pending(
        "create function private.f() returns void language plpgsql set search_path='' as $$ begin create temp table t (a int); end $$;",
      ),
    ],
    expected: [],
  },
  {
    name: 'temp in do used',
    files: [pending('do $$ begin create temp table t (a int); insert into t values (1); end $$;')],
    expected: [],
  },
  {
    name: 'foreign table',
    files: [pending('create foreign table public.f (id int) server s;')],
    expected: [],
  },
  {
    name: 'inherit child',
    files: [contacts, pending('create table public.kid () inherits (public.contacts);')],
    expected: ['rls-disabled'],
  },
  {
    name: 'event trigger rls',
    files: [
      pending(
        "create function private.auto() returns event_trigger language plpgsql set search_path='' as $$ begin execute 'alter table x enable row level security'; end $$;\ncreate event trigger e on ddl_command_end when tag in ('CREATE TABLE') execute function private.auto();\ncreate table public.later (id int);",
      ),
    ],
    expected: [],
  },
  {
    name: 'string body do',
    files: [contacts, pending("do 'begin alter table public.contacts drop column phone; end';")],
    expected: ['drop-column'],
  },
  {
    name: 'alter in if else',
    files: [
      contacts,
      pending(
        'do $$ begin if true then alter table public.contacts drop column phone; else alter table public.contacts rename size to sz; end if; end $$;',
      ),
    ],
    expected: ['drop-column', 'rename-column'],
  },
  {
    name: 'exception guard',
    files: [
      contacts,
      pending(
        'do $$ begin alter table public.contacts rename phone to tel; exception when undefined_column then null; end $$;',
      ),
    ],
    expected: ['rename-column'],
  },
  { name: 'double semicolon', files: [pending(';;\n;')], expected: [] },
  { name: 'trailing nothing', files: [pending('select 1 -- x')], expected: [] },
  {
    name: 'for update of',
    files: [contacts, pending('select * from public.contacts for update;')],
    expected: [],
  },
  {
    name: 'domain nn',
    files: [contacts, pending('alter table public.contacts add column x text not null default null;')],
    expected: ['add-column-not-null-no-default'],
  },
  {
    name: 'notnull via constraint',
    files: [contacts, pending('alter table public.contacts add x int constraint nn not null;')],
    expected: ['add-column-not-null-no-default'],
  },
  {
    name: 'not null check fk later',
    files: [contacts, pending('alter table public.contacts add x int references public.contacts;')],
    expected: [],
  },
  {
    name: 'truncate then add',
    files: [
      contacts,
      pending('truncate public.contacts;\nalter table public.contacts add column x int not null;'),
    ],
    expected: [],
  },
  {
    name: 'delete then add',
    files: [
      contacts,
      pending('delete from public.contacts;\nalter table public.contacts add column x int not null;'),
    ],
    expected: ['delete-without-where'],
  },
  {
    name: 'definer trigger fn',
    files: [
      pending(
        'create function public.handle() returns trigger language plpgsql security definer as $$ begin insert into public.x values (1); return new; end $$;',
      ),
    ],
    expected: ['security-definer-search-path'],
  },
  {
    name: 'definer dropped',
    files: [
      pending('create function public.f() returns int language sql security definer as $$ select 1 $$;'),
      pending('drop function public.f();'),
    ],
    expected: [],
  },
  {
    name: 'proc',
    files: [pending('create procedure public.f() language sql security definer as $$ select 1 $$;')],
    expected: ['security-definer-search-path'],
  },
  {
    name: 'rename swap tables',
    files: [
      applied('create table private.t (id int);'),
      pending(
        'create table private.t_new (id bigint);\ninsert into private.t_new select id from private.t;\nalter table private.t rename to t_old;\nalter table private.t_new rename to t;',
      ),
    ],
    expected: [],
  },
  {
    name: 'drop pending col same stmt',
    files: [
      contacts,
      pending('alter table public.contacts add column q int, drop column if exists nothere;'),
    ],
    expected: [],
  },
  {
    name: 'drop constraint',
    files: [
      contacts,
      pending('alter table public.contacts drop constraint if exists contacts_pkey, drop constraint foo;'),
    ],
    expected: [],
  },
  {
    name: 'index expr concurrently unique',
    files: [
      contacts,
      pending('create unique index concurrently on public.contacts (lower(phone)) where size > 0;'),
    ],
    expected: [],
  },
  {
    name: 'two cic',
    files: [
      contacts,
      pending(
        'create index concurrently a on public.contacts (phone);\ncreate index concurrently b on public.contacts (size);',
      ),
    ],
    expected: ['concurrently-not-atomic', 'concurrently-not-atomic'],
  },
  {
    name: 'cic begin',
    files: [contacts, pending('begin;\ncreate index concurrently a on public.contacts (phone);\ncommit;')],
    expected: ['concurrently-not-atomic', 'explicit-transaction'],
  },
  {
    name: 'refresh concurrently',
    files: [
      pending('create materialized view private.m as select 1 as x;\nrefresh materialized view private.m;'),
    ],
    expected: [],
  },
  {
    name: 'index on view mat released',
    files: [
      applied('create materialized view private.m as select 1 as x;'),
      pending('create index on private.m (x);'),
    ],
    expected: ['create-index-not-concurrent'],
  },
  {
    name: 'attach',
    files: [
      applied('create table private.m (id int) partition by list (id);'),
      pending(
        'create table private.m2 (id int);\nalter table private.m attach partition private.m2 for values in (2);',
      ),
    ],
    expected: [],
  },
  {
    name: 'comment drop',
    files: [
      contacts,
      pending("comment on table public.contacts is 'drop table public.contacts; update x set y';"),
    ],
    expected: [],
  },
  {
    name: 'reserved names quoted',
    files: [
      applied('create table private."order" (id int, "user" text);'),
      pending('update private."order" set "user" = null;'),
    ],
    expected: ['update-without-where'],
  },
  {
    name: 'update alias',
    files: [contacts, pending('update only public.contacts as c set size = 1;')],
    expected: ['update-without-where'],
  },
  {
    name: 'update where exists',
    files: [
      contacts,
      pending(
        'update public.contacts c set size=1 where exists (select 1 from public.contacts d where d.id<>c.id);',
      ),
    ],
    expected: [],
  },
  {
    name: 'update where current of',
    files: [
      contacts,
      pending(
        'do $$ declare k cursor for select * from public.contacts; r record; begin for r in k loop update public.contacts set size=1 where current of k; end loop; end $$;',
      ),
    ],
    expected: [],
  },
  {
    name: 'update where param',
    files: [
      contacts,
      pending(
        'do $$ declare r record; begin for r in select id from public.contacts loop update public.contacts set size=1 where id=r.id; end loop; end $$;',
      ),
    ],
    expected: [],
  },
  {
    name: 'update in pending col guard',
    files: [contacts, pending('do $$ begin if false then null; end if; end $$;')],
    expected: [],
  },
  {
    name: 'update where false-ish',
    files: [contacts, pending('update public.contacts set size=1 where false;')],
    expected: [],
  },
  {
    name: 'delete w limit sub',
    files: [
      contacts,
      pending('delete from public.contacts where ctid in (select ctid from public.contacts limit 10);'),
    ],
    expected: [],
  },
  {
    name: 'insert default',
    files: [contacts, pending('insert into public.contacts default values;')],
    expected: [],
  },
  {
    name: 'policy select current_setting wrapped',
    files: [
      contacts,
      pending("create policy p on public.contacts using (tags = (select current_setting('a.b', true)));"),
    ],
    expected: [],
  },
  {
    name: 'policy current_setting cast',
    files: [
      contacts,
      pending(
        "create policy p on public.contacts using (tags = current_setting('request.jwt.claims', true)::json ->> 'sub');",
      ),
    ],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'policy with check only',
    files: [
      contacts,
      pending('create policy p on public.contacts for insert with check (auth.uid() = user_id);'),
    ],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'policy two',
    files: [
      contacts,
      pending(
        'create policy p on public.contacts for update using (auth.uid() = user_id) with check (auth.uid() = user_id);',
      ),
    ],
    expected: ['policy-auth-initplan', 'policy-auth-initplan'],
  },
  {
    name: 'policy case',
    files: [
      contacts,
      pending(
        "create policy p on public.contacts using (case when auth.role() = 'x' then true else false end);",
      ),
    ],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'policy is not null',
    files: [contacts, pending('create policy p on public.contacts using (auth.uid() is not null);')],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'policy any array sel',
    files: [
      contacts,
      pending('create policy p on public.contacts using (user_id = any (array(select auth.uid())));'),
    ],
    expected: [],
  },
  {
    name: 'policy in select fn',
    files: [
      contacts,
      pending('create policy p on public.contacts using (id in (select private.ids_of(auth.uid())));'),
    ],
    expected: [],
  },
  {
    name: 'policy comment looks bare',
    files: [
      contacts,
      pending('create policy p on public.contacts using (true /* auth.uid() */); -- auth.uid() = user_id'),
    ],
    expected: [],
  },
  {
    name: 'policy string',
    files: [
      contacts,
      pending('create policy "auth.uid() = user_id" on public.contacts using (tags = \'auth.uid()\');'),
    ],
    expected: [],
  },
  {
    name: 'policy select with alias',
    files: [
      contacts,
      pending('create policy p on public.contacts using ((select auth.uid() as uid) = user_id);'),
    ],
    expected: [],
  },
  {
    name: 'policy storage',
    files: [
      contacts,
      pending(
        "create policy p on storage.objects for insert with check (bucket_id = 'a' and (storage.foldername(name))[1] = auth.uid()::text);",
      ),
    ],
    expected: ['policy-auth-initplan'],
  },
  {
    name: 'policy dyn',
    files: [
      contacts,
      pending(
        "do $$ begin execute format('create policy p on public.contacts using ((select auth.uid()) = user_id)'); end $$;",
      ),
    ],
    expected: [],
  },
  {
    name: 'grants revoked',
    files: [
      pending('create table public.x (id int);\nrevoke all on public.x from anon, authenticated, public;'),
    ],
    expected: ['rls-disabled'],
  },
  {
    name: 'rls later applied',
    files: [
      applied('create table public.x (id int);'),
      pending('alter table public.x enable row level security;'),
    ],
    expected: [],
  },
  {
    name: 'rls force only',
    files: [pending('create table public.x (id int);\nalter table public.x force row level security;')],
    expected: ['rls-disabled'],
  },
  {
    name: 'rls enable if exists only',
    files: [
      pending(
        'create table public.x (id int);\nalter table if exists only public.x enable row level security;',
      ),
    ],
    expected: [],
  },
  {
    name: 'rls upper quoted',
    files: [
      pending('CREATE TABLE "public"."X" ("id" INT);\nALTER TABLE "public"."X" ENABLE ROW LEVEL SECURITY;'),
    ],
    expected: [],
  },
  {
    name: 'rls case folded',
    files: [pending('CREATE TABLE PUBLIC.Foo (id INT);\nALTER TABLE public.foo ENABLE ROW LEVEL SECURITY;')],
    expected: [],
  },
  {
    name: 'rls in fn called',
    files: [
      pending(
        "create function private.en(t text) returns void language plpgsql set search_path='' as $$ begin execute format('alter table public.%I enable row level security', t); end $$;\ncreate table public.x (id int);\nselect private.en('x');",
      ),
    ],
    expected: [],
  },
  {
    name: 'rls table renamed later',
    files: [
      pending(
        'create table public.x (id int);\nalter table public.x rename to y;\nalter table public.y enable row level security;',
      ),
    ],
    expected: [],
  },
  {
    name: 'rls table dropped later',
    files: [pending('create table public.x (id int);'), pending('drop table public.x;')],
    expected: [],
  },
  {
    name: 'schema moved in',
    files: [pending('create table private.x (id int);\nalter table private.x set schema public;')],
    expected: ['rls-disabled'],
  },
  {
    name: 'table in extensions schema',
    files: [pending('create table extensions.x (id int);')],
    expected: [],
  },
  {
    name: 'graphql_public',
    files: [pending('create table graphql_public.x (id int);')],
    expected: ['rls-disabled'],
  },
  {
    name: 'drop schema cascade tables',
    files: [
      applied('create schema app;\ncreate table app.t (id int);'),
      pending(
        'drop schema app cascade;\ncreate schema app;\ncreate table app.t (id int);\ncreate index on app.t (id);',
      ),
    ],
    expected: [],
  },
  {
    name: 'drop owned table type',
    files: [pending('drop type if exists public.mood cascade;')],
    expected: [],
  },
  {
    name: 'definer empty set to',
    files: [
      pending(
        "create or replace function public.f() returns int language plpgsql security definer set search_path to '' as $$ begin return 1; end $$;",
      ),
    ],
    expected: [],
  },
  {
    name: 'definer set public pg_temp',
    files: [
      pending(
        'create function public.f() returns int language sql security definer set "search_path" = public, pg_temp as $$ select 1 $$;',
      ),
    ],
    expected: [],
  },
  {
    name: 'definer SET later by loop',
    files: [
      pending(
        "create function public.f() returns int language sql security definer as $$ select 1 $$;\ndo $$ declare r record; begin for r in select oid::regprocedure as f from pg_proc where prosecdef loop execute format('alter function %s set search_path = ''''', r.f); end loop; end $$;",
      ),
    ],
    expected: [],
  },
  {
    name: 'definer altered to invoker',
    files: [
      pending(
        'create function public.f() returns int language sql security definer as $$ select 1 $$;\nalter function public.f security invoker;',
      ),
    ],
    expected: [],
  },
  {
    name: 'definer altered routine',
    files: [
      pending(
        "create function public.f(a int, b text default 'x') returns int language sql security definer as $$ select 1 $$;\nalter routine public.f(integer, text) set search_path = '';",
      ),
    ],
    expected: [],
  },
  {
    name: 'definer out args',
    files: [
      pending(
        "create function public.f(a int, out b text) language sql security definer as $$ select 'x' $$;\nalter function public.f(int) set search_path = '';",
      ),
    ],
    expected: [],
  },
  {
    name: 'definer varchar alias',
    files: [
      pending(
        "create function public.f(a character varying, b timestamptz, c int[]) returns int language sql security definer as $$ select 1 $$;\nalter function public.f(varchar, timestamp with time zone, integer[]) set search_path = '';",
      ),
    ],
    expected: [],
  },
  {
    name: 'definer named arg alter',
    files: [
      pending(
        "create function public.f(a int) returns int language sql security definer as $$ select 1 $$;\nalter function public.f(a int) set search_path = '';",
      ),
    ],
    expected: [],
  },
  {
    name: 'definer default privileges words in string',
    files: [
      pending(
        "comment on schema public is 'security definer';\ncreate function private.f() returns int language sql set search_path='' as $$ select 1 -- security definer\n $$;",
      ),
    ],
    expected: [],
  },
  {
    name: 'definer replaced w/o set',
    files: [
      pending(
        "create function public.f() returns int language sql security definer set search_path='' as $$ select 1 $$;",
      ),
      pending(
        'create or replace function public.f() returns int language sql security definer as $$ select 1 $$;',
      ),
    ],
    expected: ['security-definer-search-path'],
  },
  {
    name: 'change type after pending add',
    files: [
      contacts,
      pending(
        'alter table public.contacts add column z int;\nalter table public.contacts alter column z type bigint;',
      ),
    ],
    expected: ['change-column-type'],
  },
  {
    name: 'change type numeric wider',
    files: [
      applied('create table private.t (n numeric(10,2));'),
      pending('alter table private.t alter n type numeric(12,2);'),
    ],
    expected: [],
  },
  {
    name: 'change varchar using',
    files: [contacts, pending('alter table public.contacts alter phone type text using phone::text;')],
    expected: [],
  },
  {
    name: 'change ts',
    files: [
      applied('create table private.t (n timestamp);'),
      pending('alter table private.t alter n type timestamptz;'),
    ],
    expected: [],
  },
  {
    name: 'change ts utc using',
    files: [
      applied('create table private.t (n timestamp);'),
      pending("alter table private.t alter n type timestamptz using n at time zone 'UTC';"),
    ],
    expected: ['change-column-type'],
  },
  {
    name: 'change type inherits only alias',
    files: [
      applied('create table private.t (n int8, m bool);'),
      pending('alter table private.t alter n type bigint, alter m type boolean;'),
    ],
    expected: [],
  },
  {
    name: 'change schema qualified',
    files: [
      applied('create table private.t (n pg_catalog.int4, v pg_catalog.varchar(10));'),
      pending('alter table private.t alter n type integer, alter v type pg_catalog.varchar(20);'),
    ],
    expected: [],
  },
  {
    name: 'change composite type',
    files: [
      pending('create type private.addr as (a int);\nalter type private.addr alter attribute a type bigint;'),
    ],
    expected: [],
  },
  {
    name: 'change view col default',
    files: [contacts, pending('alter view public.v alter column x set default 1;')],
    expected: [],
  },
  {
    name: 'rename view col',
    files: [pending('create view private.v as select 1 as a;\nalter view private.v rename column a to b;')],
    expected: [],
  },
  {
    name: 'rename enum value etc',
    files: [
      pending(
        "alter type public.mood rename value 'a' to 'b';\nalter index public.i rename to j;\nalter sequence s rename to t;\nalter schema a rename to b;\nalter function f() rename to g;",
      ),
    ],
    expected: [],
  },
  {
    name: 'begin whole',
    files: [
      contacts,
      pending(
        'BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE;\nalter table public.contacts add column z int;\nCOMMIT AND NO CHAIN;',
      ),
    ],
    expected: ['explicit-transaction'],
  },
  {
    name: 'begin savepoint',
    files: [
      contacts,
      pending('begin;\nsavepoint a;\nalter table public.contacts add column z int;\nrelease a;\ncommit;'),
    ],
    expected: [],
  },
  {
    name: 'commit only',
    files: [contacts, pending('alter table public.contacts add column z int;\ncommit;')],
    expected: ['explicit-transaction'],
  },
  {
    name: 'end;',
    files: [contacts, pending('start transaction;\nselect 1;\nend;')],
    expected: ['explicit-transaction'],
  },
  {
    name: 'abort',
    files: [contacts, pending('begin;\nselect 1;\nabort;')],
    expected: ['explicit-transaction'],
  },
  {
    name: 'prepare',
    files: [contacts, pending('prepare p as select 1;\nexecute p;\ndeallocate p;')],
    expected: [],
  },
  {
    name: 'lock table',
    files: [contacts, pending('lock table public.contacts in share mode;')],
    expected: [],
  },
  {
    name: 'do w commit',
    files: [
      contacts,
      pending(
        'do $$ begin for i in 1..3 loop update public.contacts set size = i where id = i; commit; end loop; end $$;',
      ),
    ],
    expected: [],
  },
  {
    name: 'temp w schema search path',
    files: [pending("create temporary sequence s;\nselect nextval('s');")],
    expected: [],
  },
  {
    name: 'temp view unused',
    files: [pending('create temp view v as select 1;')],
    expected: ['temporary-object-in-migration'],
  },
  {
    name: 'temp quoted used',
    files: [pending('create temp table "My T" (a int);\ninsert into "My T" values (1);')],
    expected: [],
  },
  {
    name: 'temp do unused',
    files: [pending('do $$ begin create temp table tt (a int); end $$;')],
    expected: ['temporary-object-in-migration'],
  },
  {
    name: 'temp used only in a comment',
    files: [pending('create temp table tt (a int);\n-- tt is used nowhere')],
    expected: ['temporary-object-in-migration'],
  },
  {
    name: 'nn pk using',
    files: [contacts, pending('alter table public.contacts add column z uuid not null unique;')],
    expected: ['add-column-not-null-no-default'],
  },
  {
    name: 'nn on unknown table',
    files: [pending('alter table public.unknown add column z uuid not null;')],
    expected: ['add-column-not-null-no-default'],
  },
  {
    name: 'nn on dyn table',
    files: [
      pending(
        "do $$ begin execute 'create table private.'||'zz (id int)'; end $$;\nalter table private.zz add column z uuid not null;",
      ),
    ],
    expected: [],
  },
  {
    name: 'add col if not exists existing',
    files: [contacts, pending('alter table public.contacts add column if not exists phone text not null;')],
    expected: [],
  },
  {
    name: 'drop pending filled',
    files: [
      pending('create table private.t (id int);\ninsert into private.t values (1);'),
      pending('drop table private.t;'),
    ],
    expected: ['drop-table'],
  },
  {
    name: 'drop table applied in baseline',
    files: [pending('drop table auth.users cascade;')],
    expected: ['drop-table'],
  },
  { name: 'drop temp via pg_temp', files: [pending('drop table if exists pg_temp.x;')], expected: [] },
  {
    name: 'drop column of view? alter view',
    files: [pending('alter table if exists public.nothing drop constraint x;')],
    expected: [],
  },
  {
    name: 'astral range',
    files: [contacts, pending("select '😀😀'; /* 😀 */ update public.contacts set size = 1;")],
    expected: ['update-without-where'],
    at: 'update public.contacts',
  },
  {
    name: 'cr only',
    files: [contacts, pending('select 1;\ralter table public.contacts drop column phone;')],
    expected: ['drop-column'],
    at: 'phone',
  },
  {
    name: 'tab and nbsp',
    files: [contacts, pending('\talter table public.contacts\n\t\tdrop column\n\t\t\tphone ;')],
    expected: ['drop-column'],
    at: 'phone',
  },
  {
    name: 'ignore file',
    files: [
      contacts,
      pending(
        '-- supabase-migrations-ignore-file drop-column, rename-column: x\nalter table public.contacts drop column phone;\nalter table public.contacts rename size to s;',
      ),
    ],
    expected: [],
  },
  {
    name: 'ignore wrong',
    files: [
      contacts,
      pending('-- supabase-migrations-ignore drop-colum: x\nalter table public.contacts drop column phone;'),
    ],
    expected: ['drop-column', 'unknown-suppression'],
  },
  {
    name: 'ignore unused',
    files: [contacts, pending('-- supabase-migrations-ignore drop-column: x\nselect 1;')],
    expected: ['unused-suppression'],
  },
  {
    name: 'pgls ignore',
    files: [
      contacts,
      pending('-- pgt-ignore lint/safety/banDropColumn: x\nalter table public.contacts drop column phone;'),
    ],
    expected: [],
  },
  {
    name: 'block comment ignore',
    files: [
      contacts,
      pending(
        '/* supabase-migrations-ignore drop-column: x */\nalter table public.contacts drop column phone;',
      ),
    ],
    expected: [],
  },
  {
    name: 'ctas pending then index',
    files: [pending('create table private.t as select 1 as x;'), pending('create index on private.t (x);')],
    expected: ['create-index-not-concurrent'],
  },
  {
    name: 'copy in same file index',
    files: [
      pending(
        'create table private.t (x int);\ninsert into private.t values (1);\ncreate index on private.t (x);',
      ),
    ],
    expected: [],
  },
  {
    name: 'drop col if exists in history gone',
    files: [
      applied(contactsSql + 'alter table public.contacts drop column phone;'),
      pending('alter table public.contacts drop column if exists phone;'),
    ],
    expected: [],
  },
  {
    name: 'drop col re-add same stmt',
    files: [contacts, pending('alter table public.contacts drop column phone, add column phone text;')],
    expected: ['drop-column'],
  },
  {
    name: 'rename col back',
    files: [
      contacts,
      pending(
        'alter table public.contacts rename phone to tel;\nalter table public.contacts rename tel to phone;',
      ),
    ],
    expected: [],
  },
  {
    name: 'table rename back',
    files: [
      contacts,
      pending('alter table public.contacts rename to people;\nalter table public.people rename to contacts;'),
    ],
    expected: [],
  },
  {
    name: 'set search_path empty then qualified',
    files: [
      contacts,
      pending(
        "select pg_catalog.set_config('search_path', '', false);\nalter table public.contacts add column z int;",
      ),
    ],
    expected: [],
  },
  {
    name: 'unqualified after search_path',
    files: [
      applied('create schema app;\ncreate table app.t (id int, x int);'),
      pending('set local search_path to app, public;\nalter table t drop column x;'),
    ],
    expected: ['drop-column'],
  },
  {
    name: 'view drop with same name table',
    files: [contacts, pending('drop view if exists public.contacts_view;')],
    expected: [],
  },
  {
    name: 'create table if not exists as',
    files: [pending('create table if not exists public.q as select 1 as x;')],
    expected: ['rls-disabled'],
  },
  {
    name: 'partition root rls',
    files: [pending('create table public.q (x int) partition by list (x);')],
    expected: ['rls-disabled'],
  },
  {
    name: 'rls in multi',
    files: [
      pending(
        'create table public.q (x int);\nalter table public.q add column y int, enable row level security, force row level security;',
      ),
    ],
    expected: [],
  },
  {
    name: 'rls enable before drop recreate',
    files: [
      pending(
        'create table public.q (x int);\nalter table public.q enable row level security;\ndrop table public.q;\ncreate table public.q (x int);',
      ),
    ],
    expected: ['rls-disabled'],
  },
  {
    name: 'rls in exception block',
    files: [
      pending(
        'create table public.q (x int);\ndo $$ begin alter table public.q enable row level security; exception when others then null; end $$;',
      ),
    ],
    expected: [],
  },
  {
    name: 'rls conditional',
    files: [
      pending(
        'create table public.q (x int);\ndo $$ begin if true then alter table public.q enable row level security; end if; end $$;',
      ),
    ],
    expected: [],
  },
  {
    name: 'table created in cond',
    files: [
      pending(
        "do $$ begin if not exists (select from pg_tables where tablename='q') then create table public.q (x int); end if; end $$;",
      ),
    ],
    expected: ['rls-disabled'],
  },
  {
    name: 'table in rolled back',
    files: [pending('begin;\ncreate table private.q (x int);\nrollback;')],
    expected: ['explicit-transaction'],
  },
  {
    name: 'sequence of alter type def',
    files: [
      contacts,
      pending(
        'alter table public.contacts alter column size drop default, alter column size set default 3, alter column size drop not null;',
      ),
    ],
    expected: [],
  },
  {
    name: 'enum add value',
    files: [pending("alter type public.mood add value if not exists 'x' after 'y';")],
    expected: [],
  },
  {
    name: 'grants',
    files: [
      contacts,
      pending(
        'grant select on public.contacts to anon;\nrevoke all on all tables in schema public from anon;',
      ),
    ],
    expected: [],
  },
  {
    name: 'extension',
    files: [pending('create extension if not exists pgcrypto with schema extensions;')],
    expected: [],
  },
  {
    name: 'realtime',
    files: [contacts, pending('alter publication supabase_realtime add table public.contacts;')],
    expected: [],
  },
  {
    name: 'cron schedule text',
    files: [pending("select cron.schedule('x','* * * * *',$$delete from public.contacts$$);")],
    expected: [],
  },
  {
    name: 'trigger',
    files: [
      contacts,
      pending(
        'create trigger t before update on public.contacts for each row execute function extensions.moddatetime(updated_at);',
      ),
    ],
    expected: [],
  },
  {
    name: 'fn plpgsql definer with path',
    files: [
      pending(
        'create or replace function public.g() returns trigger language plpgsql security definer set search_path = public as $f$\nbegin\n  update contacts set size = 1;\n  delete from contacts;\n  return new;\nend;\n$f$;',
      ),
    ],
    expected: [],
  },
  {
    name: 'update json big',
    files: [
      contacts,
      pending(
        "update public.contacts set tags = jsonb_set('{}', '{a}', '1')::text where tags is distinct from 'x';",
      ),
    ],
    expected: [],
  },
  {
    name: 'delete using no where',
    files: [contacts, pending('delete from public.contacts using auth.users;')],
    expected: ['delete-without-where'],
  },
  {
    name: 'update cte chain',
    files: [
      contacts,
      pending(
        'with a as (select 1), b as (update public.contacts set size = 1 returning id) select * from b, a;',
      ),
    ],
    expected: ['update-without-where'],
  },
  {
    name: 'insert w cte delete where',
    files: [
      contacts,
      pending(
        'with moved as (delete from public.contacts where size is null returning *) insert into public.contacts select * from moved;',
      ),
    ],
    expected: [],
  },
  {
    name: 'update in nested subquery cte',
    files: [
      contacts,
      pending(
        'insert into private.log with u as (update public.contacts set size=1 returning id) select id from u;',
      ),
    ],
    expected: ['update-without-where'],
  },
  { name: 'values', files: [contacts, pending('values (1);')], expected: [] },
  {
    name: 'create rule',
    files: [contacts, pending('create rule r as on delete to public.contacts do instead nothing;')],
    expected: [],
  },
  {
    name: 'begin after set',
    files: [
      contacts,
      pending(
        "set statement_timeout='1min';\nbegin;\nalter table public.contacts add column z int;\ncommit;",
      ),
    ],
    expected: ['explicit-transaction'],
  },
  {
    name: 'change type cond',
    files: [
      contacts,
      pending(
        'do $$ begin if true then alter table public.contacts alter column size type bigint; end if; end $$;',
      ),
    ],
    expected: ['change-column-type'],
  },
  {
    name: 'type twice',
    files: [
      contacts,
      pending(
        'alter table public.contacts alter column size type bigint;\nalter table public.contacts alter column size type bigint;',
      ),
    ],
    expected: ['change-column-type'],
  },
  {
    name: 'domain free',
    files: [
      applied('create domain private.d as text;\ncreate table private.t (x private.d);'),
      pending('alter table private.t alter x type private.d;'),
    ],
    expected: [],
  },
  {
    name: 'definer other lang',
    files: [
      pending(
        'create function private.f() returns int language plpgsql security definer as $$ begin return 1; end $$;',
      ),
    ],
    expected: ['security-definer-search-path'],
  },
  {
    name: 'definer quoted sp guc',
    files: [
      pending(
        'create function private.f() returns int language plpgsql security definer set search_path = "$user", public as $$ begin return 1; end $$;',
      ),
    ],
    expected: [],
  },
  {
    name: 'definer renamed',
    files: [
      pending(
        'create function private.f() returns int language sql security definer as $$ select 1 $$;\nalter function private.f() rename to g;',
      ),
    ],
    expected: ['security-definer-search-path'],
  },
  {
    name: 'definer moved+altered',
    files: [
      pending(
        "create function public.f() returns int language sql security definer as $$ select 1 $$;\nalter function public.f() set schema private;\nalter function private.f() set search_path='';",
      ),
    ],
    expected: [],
  },
  {
    name: 'definer aggregates',
    files: [pending('create aggregate private.s(int) (sfunc=int4pl, stype=int);')],
    expected: [],
  },
  { name: 'empty', files: [contacts, pending('')], expected: [] },
  { name: 'only comments', files: [contacts, pending('-- hi\n/* x */')], expected: [] },
];
