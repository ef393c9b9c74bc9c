import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { truthEngines, type TruthDatabase } from '../support/truthDatabases.ts';

/** A table with three rows, made anew for every claim. */
const CONTACTS = `
create table contacts (id bigint primary key, phone text not null, note text);
insert into contacts select n, 'p' || n, 'x' from generate_series(1, 3) as n;
`;

/** Sentences of the rules' messages and docs, each as a script that raises where it is not true. */
const CLAIMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'create-index-not-concurrent': {
    'CREATE INDEX takes a SHARE lock on the table': `
      create index contacts_phone_idx on contacts (phone);
      select truth.holds(truth.locks('contacts') = '{ShareLock}');`,
    'CONCURRENTLY cannot run in a transaction': `
      select truth.fails('create index concurrently on contacts (phone)', '25001');`,
    'ON ONLY a partitioned table builds nothing': `
      create table parts (id int) partition by list (id);
      create table part partition of parts for values in (1);
      create index parts_idx on only parts (id);
      select truth.holds(not indisvalid) from pg_index where indexrelid = 'parts_idx'::regclass;
      select truth.holds(not exists (select from pg_index where indrelid = 'part'::regclass));`,
  },
  'concurrently-not-atomic': Object.fromEntries(
    [
      'drop index concurrently contacts_pkey',
      'reindex table concurrently contacts',
      'vacuum contacts',
      "alter system set work_mem = '8MB'",
      'cluster',
    ].map((statement) => [
      `${statement} is refused in a transaction`,
      `select truth.fails('${statement.replaceAll("'", "''")}', '25001');`,
    ]),
  ),
  'concurrently-not-atomic, exceptions': {
    'CLUSTER of one table is not refused': 'cluster contacts using contacts_pkey;',
  },
  'drop-column': {
    'takes ACCESS EXCLUSIVE': `
      alter table contacts drop column note;
      select truth.holds('AccessExclusiveLock' = any (truth.locks('contacts')));`,
    'a view on the column blocks it': `
      create view notes as select note from contacts;
      select truth.fails('alter table contacts drop column note', '2BP01');`,
    'a policy on the column blocks it': `
      create policy p on contacts using (note is null);
      select truth.fails('alter table contacts drop column note', '2BP01');`,
    'CASCADE takes both along': `
      create view notes as select note from contacts;
      create policy p on contacts using (note is null);
      alter table contacts drop column note cascade;
      select truth.holds(to_regclass('notes') is null);
      select truth.holds(not exists (select from pg_policies where tablename = 'contacts'));`,
    'indexes and checks on it go in any case': `
      create index notes_idx on contacts (note);
      alter table contacts add constraint filled check (note <> '');
      alter table contacts drop column note;
      select truth.holds(to_regclass('notes_idx') is null);
      select truth.holds(not exists (select from pg_constraint where conname = 'filled'));`,
    'a column that is named after it is gone: 42703': `
      alter table contacts drop column note;
      select truth.fails('select note from contacts', '42703');`,
    'without NOT NULL, rows may leave it out': `
      select truth.fails('insert into contacts (id) values (9)', '23502');
      alter table contacts alter column phone drop not null;
      insert into contacts (id) values (9);`,
  },
  'drop-table': {
    'policies, indexes and triggers go along': `
      create policy p on contacts using (true);
      create index notes_idx on contacts (note);
      drop table contacts;
      select truth.holds(to_regclass('notes_idx') is null);
      select truth.holds(not exists (select from pg_policies where tablename = 'contacts'));`,
    'made again it is empty, without row level security, policies and grants': `
      alter default privileges revoke all on tables from anon, authenticated, service_role;
      alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
      alter table contacts enable row level security;
      grant select on contacts to anon;
      drop table contacts;
      create table contacts (id bigint primary key);
      select truth.holds(not relrowsecurity) from pg_class where oid = 'contacts'::regclass;
      select truth.holds(not has_table_privilege('anon', 'contacts', 'select'));
      select truth.holds(not exists (select from contacts));`,
  },
  'rename-column': {
    'functions whose body is text fail when next called': `
      create function in_plpgsql() returns text language plpgsql as 'begin return (select max(phone) from contacts); end';
      create function in_sql() returns text language sql as 'select max(phone) from contacts';
      alter table contacts rename column phone to phone_number;
      select truth.fails('select in_plpgsql()', '42703');
      select truth.fails('select in_sql()', '42703');`,
    'policies, views and indexes follow': `
      create view phones as select phone from contacts;
      create index phones_idx on contacts (phone);
      create policy p on contacts using (phone <> '');
      alter table contacts rename column phone to phone_number;
      select truth.holds((select count(*) from phones) = 3);
      select truth.holds(pg_get_indexdef('phones_idx'::regclass) like '%(phone_number)');
      select truth.holds(qual like '%phone_number%') from pg_policies where policyname = 'p';`,
    'requests for the old name get 42703': `
      alter table contacts rename column phone to phone_number;
      select truth.fails('select phone from contacts', '42703');`,
  },
  'rename-table': {
    'functions whose body is text fail when next called': `
      create function in_plpgsql() returns bigint language plpgsql as 'begin return (select count(*) from contacts); end';
      create function in_sql() returns bigint language sql as 'select count(*) from contacts';
      alter table contacts rename to people;
      select truth.fails('select in_plpgsql()', '42P01');
      select truth.fails('select in_sql()', '42P01');`,
    'policies, foreign keys and views follow': `
      create view phones as select phone from contacts;
      create policy p on contacts using (phone <> '');
      create table calls (contact_id bigint references contacts);
      alter table contacts rename to people;
      select truth.holds((select count(*) from phones) = 3);
      select truth.holds(exists (select from pg_policies where tablename = 'people'));
      select truth.fails('insert into calls values (99)', '23503');`,
    'a view with the old name can be written to and keeps row level security': `
      alter table contacts enable row level security;
      alter table contacts rename to people;
      create view contacts with (security_invoker = on) as select * from people;
      insert into contacts values (9, 'p9');
      select truth.holds(exists (select from people where id = 9));
      grant select on people, contacts to authenticated;
      set local role authenticated;
      select truth.holds(not exists (select from contacts));`,
    'a view without security_invoker shows every row': `
      alter table contacts enable row level security;
      alter table contacts rename to people;
      create view contacts as select * from people;
      grant select on contacts to authenticated;
      set local role authenticated;
      select truth.holds((select count(*) from contacts) = 3);`,
  },
  'add-column-not-null-no-default': {
    'fails with 23502 where there are rows': `
      select truth.fails('alter table contacts add column source text not null', '23502');
      select truth.fails('alter table contacts add column key uuid unique not null', '23502');`,
    'PRIMARY KEY says NOT NULL, too': `
      alter table contacts drop constraint contacts_pkey;
      select truth.fails('alter table contacts add column key uuid primary key', '23502');`,
    'passes on an empty table': `
      delete from contacts;
      alter table contacts add column source text not null;`,
    'a constant default makes it work and rewrites nothing': `
      create temporary table before as select pg_relation_filenode('contacts') as node;
      alter table contacts add column source text not null default 'import', add column at timestamptz not null default now();
      select truth.holds(node = pg_relation_filenode('contacts')) from before;`,
    'identity, serial and generated columns make their own values': `
      alter table contacts add column a int generated always as identity not null;
      alter table contacts add column b serial not null;
      alter table contacts add column c text generated always as (phone) stored not null;`,
    'a domain may bring a default': `
      create domain origin as text default 'import';
      alter table contacts add column source origin not null;`,
    'the proposed values fit their types': `
      create type mood as enum ('it''s fine', 'bad');
      alter table contacts drop constraint contacts_pkey;
      alter table contacts add column a mood not null default 'it''s fine', add column b uuid primary key default gen_random_uuid(),
        add column c interval not null default '0', add column d inet not null default '0.0.0.0', add column e cidr not null default '0.0.0.0/0',
        add column f time not null default '00:00', add column g text[] not null default '{}', add column h bytea not null default '',
        add column i money not null default 0, add column j timetz not null default '00:00', add column k oid not null default 0;
      create table keyed (x int);
      insert into keyed values (1), (2);
      alter table keyed add column id bigint primary key generated by default as identity;`,
  },
  'change-column-type': {
    'a rewrite holds ACCESS EXCLUSIVE': `
      create temporary table before as select pg_relation_filenode('contacts') as node;
      alter table contacts alter column phone type varchar(10);
      select truth.holds(node <> pg_relation_filenode('contacts')) from before;
      select truth.holds('AccessExclusiveLock' = any (truth.locks('contacts')));`,
    'it writes the indexes anew, too': `
      create temporary table before as select pg_relation_filenode('contacts_pkey') as node;
      alter table contacts alter column phone type varchar(10);
      select truth.holds(node <> pg_relation_filenode('contacts_pkey')) from before;`,
    'views and policies on the column forbid it, so none is left on the old one by a swap': `
      create view phones as select phone from contacts;
      select truth.fails('alter table contacts alter column phone type varchar(10)', '0A000');
      drop view phones;
      create policy p on contacts using (phone <> '');
      select truth.fails('alter table contacts alter column phone type varchar(10)', '0A000');`,
  },
  'rls-disabled': {
    'a new table has it off, and who has the privilege sees and changes every row': `
      select truth.holds(not relrowsecurity) from pg_class where oid = 'contacts'::regclass;
      grant select, update on contacts to anon;
      set local role anon;
      select truth.holds((select count(*) from contacts) = 3);
      update contacts set note = 'mine';`,
    'enabled and without a policy nobody gets a row but who bypasses it': `
      alter table contacts enable row level security;
      grant select on contacts to anon, service_role;
      set local role anon;
      select truth.holds(not exists (select from contacts));
      reset role;
      set local role service_role;
      select truth.holds((select count(*) from contacts) = 3);`,
    'without a privilege there is no access': `
      revoke all on contacts from anon;
      set local role anon;
      select truth.fails('select from contacts', '42501');`,
  },
  'policy-auth-initplan': {
    'a bare call runs for every row, a wrapped one once a query': `
      create sequence calls;
      create function caller() returns text language plpgsql stable security definer as
        $$ begin perform nextval('calls'); return current_setting('app.phone', true); end $$;
      alter table contacts enable row level security;
      grant select on contacts to authenticated;
      create policy p on contacts for select to authenticated using (caller() = phone);
      set local role authenticated;
      select count(*) from contacts;
      reset role;
      -- The planner may ask once more, for its estimate.
      select truth.holds(last_value >= 3, 'a call for each of three rows') from calls;
      select setval('calls', 1, false);
      alter policy p on contacts using ((select caller()) = phone);
      set local role authenticated;
      select count(*) from contacts;
      reset role;
      select truth.holds(last_value = 1, 'one call') from calls;`,
    'wrapped it is an InitPlan': `
      create function plan() returns text language plpgsql as $$
      declare line text; whole text := '';
      begin
        for line in execute 'explain select from contacts where (select current_setting(''app.x'', true)) = phone' loop whole := whole || line; end loop;
        return whole;
      end $$;
      select truth.holds(plan() like '%InitPlan%');`,
  },
  'security-definer-search-path': {
    'a temporary table of the caller takes the place of an unqualified one': `
      create function count_contacts() returns bigint language sql security definer as 'select count(*) from contacts';
      grant execute on function count_contacts() to authenticated;
      set local role authenticated;
      create temporary table contacts (id int);
      grant select on pg_temp.contacts to public;
      select truth.holds(count_contacts() = 0);`,
    'a function of the caller does so from a schema on the path, but not from pg_temp': `
      create schema attack;
      create function public.rank(int) returns int language sql as 'select 1';
      create function attack.rank(int) returns int language sql as 'select 666';
      create function pg_temp.rank(int) returns int language sql as 'select 667';
      create function best() returns int language plpgsql security definer as 'begin return rank(1); end';
      select truth.holds(best() = 1);
      set local search_path = attack, public;
      select truth.holds(public.best() = 666);`,
    'with an empty search_path qualified names and pg_catalog work, bare ones do not': `
      create function best() returns bigint language plpgsql security definer set search_path = '' as
        'begin return (select count(*) from public.contacts where now() is not null); end';
      create function worst() returns bigint language plpgsql security definer set search_path = '' as
        'begin return (select count(*) from contacts); end';
      create temporary table contacts (id int);
      select truth.holds(best() = 3);
      drop table pg_temp.contacts;
      select truth.fails('select worst()', '42P01');`,
    'the owner is not bound by row level security': `
      alter table contacts enable row level security;
      create function count_contacts() returns bigint language sql security definer set search_path = '' as 'select count(*) from public.contacts';
      set local role authenticated;
      select truth.holds(public.count_contacts() = 3);`,
    'EXECUTE is PUBLIC’s by default': `
      create function f() returns int language sql as 'select 1';
      select truth.holds(exists (select from aclexplode(acldefault('f', 10)) where grantee = 0));`,
  },
  'update-without-where': {
    'writes a new version of every row and locks each': `
      create temporary table before as select id, ctid as place from contacts;
      update contacts set note = 'y';
      select truth.holds(not exists (select from contacts join before using (id) where contacts.ctid = place));
      select truth.holds(truth.locks('contacts') = '{RowExclusiveLock}');`,
  },
  'delete-without-where': {
    'foreign keys with CASCADE empty the other table, others stop it': `
      create table calls (contact_id bigint references contacts on delete cascade);
      insert into calls values (1);
      delete from contacts;
      select truth.holds(not exists (select from calls));
      insert into contacts values (1, 'p1');
      create table visits (contact_id bigint references contacts);
      insert into visits values (1);
      select truth.fails('delete from contacts', '23503');`,
  },
  'temporary-object-in-migration': {
    'RESET ALL keeps temporary tables': `
      create temporary table t (a int);
      reset all;
      select truth.holds(to_regclass('pg_temp.t') is not null);`,
  },
  'duplicate-migration-version': {
    'a second row of the same version fails with 23505': `
      create table versions (version text primary key);
      insert into versions values ('1');
      select truth.fails($$insert into versions values ('1')$$, '23505');`,
  },
};

for (const [name, open] of truthEngines) {
  describe(name, () => {
    let database: TruthDatabase;
    before(async () => {
      database = await open();
    });
    after(() => database.close());

    for (const [rule, claims] of Object.entries(CLAIMS)) {
      for (const [claim, script] of Object.entries(claims)) {
        test(`${rule}: ${claim}`, async () => {
          // Committed first, so that the locks of its making do not count.
          await database.execute(`drop table if exists contacts cascade;${CONTACTS}`);
          try {
            await database.execute(`begin;${script}\nrollback;`);
          } catch (error) {
            await database.execute('rollback');
            throw error;
          }
        });
      }
    }

    test('create-index-not-concurrent: IF NOT EXISTS takes an index that failed to build for a good one', async () => {
      await database.execute('create table twins (a int)');
      await database.execute('insert into twins values (1), (1)');
      await assert.rejects(
        database.execute('create unique index concurrently twins_a on twins (a)'),
        /could not create unique index/u,
      );
      await database.execute('delete from twins');
      await database.execute('create unique index concurrently if not exists twins_a on twins (a)');
      await database.execute(
        "select truth.holds(not indisvalid) from pg_index where indexrelid = 'twins_a'::regclass",
      );
    });

    test('create-index-not-concurrent: partitioned tables cannot be indexed concurrently', async () => {
      await database.execute('create table divided (id int) partition by list (id)');
      await assert.rejects(
        database.execute('create index concurrently on divided (id)'),
        /cannot create index on partitioned table/u,
      );
    });

    test('temporary-object-in-migration: ON COMMIT DROP ends with the transaction', async () => {
      await database.execute(`begin; create temporary table gone (a int) on commit drop; commit;
        select truth.holds(to_regclass('pg_temp.gone') is null);`);
    });
  });
}
