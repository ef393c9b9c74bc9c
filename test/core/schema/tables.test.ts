import { lines, runSchemaCases } from '../../support/schemaCases.ts';
import { columnOf } from '../../../src/core/schema/fold.ts';
import type { Catalog } from '../../../src/core/schema/types.ts';

const columns = lines('columns');
const t = (catalog: Catalog) => catalog.tables.get('public.t');
const column = (name: string) => (catalog: Catalog) => columnOf(t(catalog), name);

runSchemaCases([
  [
    'a table has its columns in order',
    'create table t (a int, b text not null, c uuid);',
    columns,
    ['t.a integer', 't.b text not null', 't.c uuid'],
  ],
  [
    'serial is an integer with a sequence',
    'create table t (id serial);',
    columns,
    ['t.id integer not null default'],
  ],
  [
    'bigserial and smallserial',
    'create table t (a bigserial, b smallserial);',
    columns,
    ['t.a bigint not null default', 't.b smallint not null default'],
  ],
  [
    'the default of a serial names its sequence',
    'create table t (id serial);',
    (c) => column('id')(c)?.defaultText,
    `nextval('t_id_seq'::regclass)`,
  ],
  [
    'outside public the sequence is qualified',
    'create schema s; create table s.t (id serial);',
    (c) => c.tables.get('s.t')?.columns.first()?.defaultText,
    `nextval('s.t_id_seq'::regclass)`,
  ],
  [
    'identity is not null',
    'create table t (id bigint generated always as identity);',
    columns,
    ['t.id bigint not null identity'],
  ],
  [
    'a primary key makes its columns not null',
    'create table t (a int, b int, primary key (a, b));',
    columns,
    ['t.a integer not null', 't.b integer not null'],
  ],
  [
    'unquoted names are lower case, quoted ones are kept',
    'create table "T" (ABC int, "Abc" int);',
    columns,
    ['T.abc integer', 'T.Abc integer'],
  ],
  [
    'the text of a default ends where the next clause begins',
    `create table t (a text default lower('X, y') || 'b' not null check (a <> ''), b int default (1 + 2) references t, c text default 'x' collate "C", d int);`,
    (c) =>
      t(c)
        ?.columns.map((each) => each.defaultText)
        .toArray(),
    [`lower('X, y') || 'b'`, '(1 + 2)', `'x'`, undefined],
  ],
  [
    'a default before and after other clauses',
    `create table t (a int not null default 4 unique, b timestamptz default now());`,
    (c) =>
      t(c)
        ?.columns.map((each) => each.defaultText)
        .toArray(),
    ['4', 'now()'],
  ],
  [
    'a NULL default is no default',
    'create table t (a int default null, b text default null::text, c int);',
    (c) =>
      t(c)
        ?.columns.map((each) => each.defaultText)
        .toArray(),
    [undefined, undefined, undefined],
  ],
  [
    'a default in non-ASCII text',
    `create table t (é text default '日本😀', b text default 'ü' not null);`,
    (c) =>
      t(c)
        ?.columns.map((each) => each.defaultText)
        .toArray(),
    [`'日本😀'`, `'ü'`],
  ],
  [
    'generated columns keep their expression',
    'create table t (a int, b int generated always as (a * (2 + 1)) stored);',
    (c) => [column('b')(c)?.generated, column('b')(c)?.generatedText, column('b')(c)?.defaultText],
    ['stored', 'a * (2 + 1)', undefined],
  ],
  [
    'virtual generated columns',
    'create table t (a int, b int generated always as (a) virtual);',
    (c) => column('b')(c)?.generated,
    'virtual',
  ],
  [
    'create table if not exists changes nothing',
    'create table t (a int); create table if not exists t (b int);',
    columns,
    ['t.a integer'],
  ],
  [
    'a table made again replaces the old one',
    'create table t (a int); create index i on t (a); create table t (b int);',
    (c) => [columns(c), c.indexes.has('public.i')],
    [['t.b integer'], false],
  ],
  [
    'temporary tables live in pg_temp',
    'create temp table t (a int); insert into t values (1);',
    (c) => [c.tables.get('pg_temp.t')?.temporary, c.tables.get('pg_temp.t')?.populated, t(c)],
    [true, true, undefined],
  ],
  [
    'temporary tables end with their file',
    ['create temp table t (a int);', 'create table t (b int);'],
    (c) => [c.tables.has('pg_temp.t'), columns(c)],
    [false, ['t.b integer']],
  ],
  [
    'create table as has columns that are not known',
    'create table t as select 1 as a;',
    (c) => [t(c)?.known, t(c)?.uncertain, t(c)?.populated],
    [false, ['columns'], true],
  ],
  [
    'create table as … with no data',
    'create table t as select 1 as a with no data;',
    (c) => t(c)?.populated,
    false,
  ],
  ['select into', 'select 1 as a into t;', (c) => [t(c)?.uncertain, t(c)?.populated], [['columns'], true]],
  [
    'partitioned tables',
    'create table t (a int) partition by list (a); create table t1 partition of t for values in (1);',
    (c) => [t(c)?.kind, t(c)?.children, c.tables.get('public.t1')?.partitionOf],
    ['partitioned', [{ schema: 'public', name: 't1' }], { schema: 'public', name: 't' }],
  ],
  [
    'a partition of an unknown table',
    'create table t1 partition of nope for values in (1);',
    (c) => c.tables.get('public.t1')?.uncertain,
    ['columns', 'constraints'],
  ],
  [
    'inherited columns',
    'create table p (a int not null); create table t (b int) inherits (p);',
    lines('columns', 't.'),
    ['t.a integer not null', 't.b integer'],
  ],
  [
    'add column reaches children',
    'create table p (a int); create table t () inherits (p); alter table p add column b int default 1;',
    lines('columns', 't.'),
    ['t.a integer', 't.b integer default'],
  ],
  [
    'like copies columns and not null only',
    `create table s (a int not null default 1 check (a > 0), b text unique); create table t (like s, c int);`,
    (c) => [lines('columns', 't.')(c), lines('constraints', 't ')(c)],
    [['t.a integer not null', 't.b text', 't.c integer'], []],
  ],
  [
    'like including all',
    `create table s (a int primary key default 1 check (a > 0), b text unique); create index on s (lower(b)); create table t (like s including all);`,
    (c) => [lines('columns', 't.')(c), lines('constraints', 't ')(c), lines('indexes', 't_')(c)],
    [
      ['t.a integer not null default', 't.b text'],
      ['t s_a_check c ()', 't t_b_key u (b)', 't t_pkey p (a)'],
      ['t_b_key on t unique (b)', 't_lower_idx on t (…)', 't_pkey on t unique (a)'],
    ],
  ],
  [
    'like an unknown table',
    'create table t (like nope including all);',
    (c) => t(c)?.uncertain,
    ['columns', 'constraints', 'indexes'],
  ],
  [
    'like does not copy row level security',
    'create table s (a int); alter table s enable row level security; create policy p on s using (true); create table t (like s including all);',
    (c) => [t(c)?.rowLevelSecurity, c.policies.size],
    [false, 1],
  ],
  ['foreign tables', 'create foreign table t (a int) server s;', (c) => t(c)?.kind, 'foreign'],
  [
    'add column',
    'create table t (a int); alter table t add b text not null default 1, add column c int;',
    columns,
    ['t.a integer', 't.b text not null default', 't.c integer'],
  ],
  [
    'add column if not exists',
    'create table t (a int); alter table t add column if not exists a text;',
    columns,
    ['t.a integer'],
  ],
  [
    'add column with a constraint',
    'create table p (id int primary key); create table t (a int); alter table t add b int unique references p on delete cascade;',
    lines('constraints', 't '),
    ['t t_b_fkey f (b) -> p (id) ca', 't t_b_key u (b)'],
  ],
  ['alter table of an unknown table does nothing', 'alter table nope add column a int;', columns, []],
  [
    'drop column takes constraints and indexes along',
    'create table t (a int unique, b int check (b > a), c int); create index i on t (c, a); alter table t drop column a;',
    (c) => [columns(c), lines('constraints')(c), lines('indexes')(c)],
    [['t.b integer', 't.c integer'], [], []],
  ],
  [
    'drop column … cascade takes policies and foreign keys along',
    'create table t (a int unique, b int); create table u (t_a int references t (a)); create policy p on t using (a > 1); create policy q on t using (b > 1); alter table t drop column a cascade;',
    (c) => [lines('constraints')(c), lines('policies')(c)],
    [[], ['t q * permissive']],
  ],
  [
    'drop column takes its sequence along',
    'create table t (id serial, a int); alter table t drop column id;',
    (c) => c.sequences.size,
    0,
  ],
  [
    'alter column type',
    'create table t (a int); alter table t alter a type numeric(10, 2) using a::numeric;',
    columns,
    ['t.a numeric(10,2)'],
  ],
  [
    'set and drop not null',
    'create table t (a int, b int not null); alter table t alter a set not null, alter b drop not null;',
    columns,
    ['t.a integer not null', 't.b integer'],
  ],
  [
    'set and drop default',
    `create table t (a text, b int default 1); alter table t alter a set default 'x' || 'y', alter column b drop default;`,
    (c) =>
      t(c)
        ?.columns.map((each) => each.defaultText)
        .toArray(),
    [`'x' || 'y'`, undefined],
  ],
  [
    'set default null drops it',
    'create table t (a int default 1); alter table t alter a set default null;',
    (c) => column('a')(c)?.defaultText,
    undefined,
  ],
  [
    'add and drop identity',
    'create table t (a int, b int generated always as identity); alter table t alter a add generated by default as identity, alter b drop identity;',
    (c) => [columns(c), lines('sequences')(c)],
    [['t.a integer not null identity', 't.b integer not null'], ['t_a_seq']],
  ],
  [
    'drop expression',
    'create table t (a int, b int generated always as (a) stored); alter table t alter b drop expression;',
    (c) => column('b')(c)?.generated,
    undefined,
  ],
  [
    'rename column carries keys, indexes and references along',
    'create table t (a int primary key, b int); create table u (x int references t); create index i on t (b, a); alter table t rename column a to z;',
    (c) => [columns(c), lines('constraints')(c), lines('indexes', 'i')(c)],
    [
      ['t.z integer not null', 't.b integer', 'u.x integer'],
      ['t t_pkey p (z)', 'u u_x_fkey f (x) -> t (z) aa'],
      ['i on t (b, z)'],
    ],
  ],
  [
    'rename table carries everything along',
    'create table t (id serial primary key); create table u (t_id int references t); create policy p on t using (true); alter table t rename to v;',
    (c) => [
      lines('constraints')(c),
      lines('policies')(c),
      lines('sequences')(c),
      c.sequences.get('public.t_id_seq')?.ownedBy?.table.name,
    ],
    [['u u_t_id_fkey f (t_id) -> v (id) aa', 'v t_pkey p (id)'], ['v p * permissive'], ['t_id_seq'], 'v'],
  ],
  [
    'set schema moves indexes and sequences',
    'create schema s; create table t (id serial primary key); create index i on t (id); alter table t set schema s;',
    (c) => [lines('indexes')(c), lines('sequences')(c)],
    [['s.i on t (id)', 's.t_pkey on t unique (id)'], ['s.t_id_seq']],
  ],
  [
    'drop table',
    'create table t (id serial primary key); create index i on t (id); create policy p on t using (true); drop table t;',
    (c) => [columns(c), lines('indexes')(c), c.policies.size, c.sequences.size],
    [[], [], 0, 0],
  ],
  [
    'drop table if exists of an unknown table',
    'create table t (a int); drop table if exists u, v;',
    columns,
    ['t.a integer'],
  ],
  [
    'drop table … cascade drops foreign keys, views and policies that use it',
    'create table t (id int primary key); create table u (t_id int references t); create view v as select * from t; create view w as select * from v; create policy p on u using (exists (select from t)); create policy q on u using (true); drop table t cascade;',
    (c) => [lines('constraints')(c), lines('views')(c), lines('policies')(c)],
    [[], [], ['u q * permissive']],
  ],
  [
    'dropping a partitioned table drops its partitions',
    'create table t (a int) partition by list (a); create table t1 partition of t for values in (1); drop table t;',
    columns,
    [],
  ],
  [
    'attach and detach',
    'create table t (a int primary key) partition by list (a); create table t1 (a int not null); alter table t attach partition t1 default; create index on t (a); alter table t detach partition t1;',
    (c) => [c.tables.get('public.t1')?.partitionOf, t(c)?.children, lines('indexes', 't1')(c)],
    [undefined, [], ['t1_a_idx on t1 (a)', 't1_pkey on t1 unique (a)']],
  ],
  [
    'inherit and no inherit',
    'create table p (a int); create table t (a int); alter table t inherit p; alter table p add b int; alter table t no inherit p; alter table p add c int;',
    lines('columns', 't.'),
    ['t.a integer', 't.b integer'],
  ],
  ['an insert populates', 'create table t (a int); insert into t values (1);', (c) => t(c)?.populated, true],
  [
    'copy from populates, copy to does not',
    `create table t (a int); create table u (a int); copy t from '/x'; copy u to stdout;`,
    (c) => [t(c)?.populated, c.tables.get('public.u')?.populated],
    [true, false],
  ],
  [
    'merge and an insert in a WITH clause populate',
    'create table t (a int); create table u (a int); merge into t using u on true when not matched then insert values (1); with x as (insert into u values (1) returning *) select * from x;',
    (c) => [t(c)?.populated, c.tables.get('public.u')?.populated],
    [true, true],
  ],
  [
    'truncate empties',
    'create table t (a int); insert into t values (1); truncate table only t;',
    (c) => t(c)?.populated,
    false,
  ],
  [
    'comments',
    `create table t (a int); comment on table t is 'x'; comment on column t.a is 'y'; comment on column public.t.a is 'z';`,
    (c) => [t(c)?.comment, column('a')(c)?.comment],
    ['x', 'z'],
  ],
  [
    'a comment is taken away',
    `create table t (a int); comment on table t is 'x'; comment on table t is null;`,
    (c) => t(c)?.comment,
    undefined,
  ],
  [
    'what altered a table is noted once a statement',
    [
      'create table t (a int); alter table t add b int, add c int;',
      'alter table t enable row level security; insert into t values (1);',
    ],
    (c) =>
      t(c)
        ?.altered.map((each) => [each.path, each.range.start])
        .toArray(),
    [
      ['0.sql', 24],
      ['1.sql', 0],
    ],
  ],
  [
    'origins point at the names',
    'create table public.t (a int, constraint k unique (a)); create index i on t (a);',
    (c) => [
      t(c)?.origin.nameRange,
      column('a')(c)?.origin.nameRange,
      c.indexes.get('public.i')?.origin.nameRange,
    ],
    [
      { start: 13, end: 21 },
      { start: 23, end: 24 },
      { start: 69, end: 70 },
    ],
  ],
  [
    'row level security',
    'create table t (a int); alter table t enable row level security, force row level security;',
    lines('security', 't '),
    ['t true true'],
  ],
  [
    'row level security off again',
    'create table t (a int); alter table t enable row level security; alter table t disable row level security; alter table t force row level security; alter table t no force row level security;',
    lines('security', 't '),
    ['t false false'],
  ],
  [
    'the search path decides where a table is made',
    'create schema s; set search_path = s, public; create table t (a int);',
    columns,
    ['s.t.a integer'],
  ],
  [
    'the search path ends with the file',
    ['create schema s; set search_path to s;', 'create table t (a int);'],
    columns,
    ['t.a integer'],
  ],
  [
    'set_config is a search path too',
    `create schema s; select pg_catalog.set_config('search_path', 's', false); create table t (a int);`,
    columns,
    ['s.t.a integer'],
  ],
  [
    'reset, default and discard',
    'create schema s; set search_path = s; reset search_path; create table a (x int); set search_path = s; set search_path to default; create table b (x int); set search_path = s; discard all; create table c (x int);',
    columns,
    ['a.x integer', 'b.x integer', 'c.x integer'],
  ],
  [
    'an unqualified name finds a table along the search path',
    'create schema s; create table s.t (a int); create table t (a int); set search_path = s, public; alter table t add b int; drop table t; alter table t add c int;',
    columns,
    ['t.a integer', 't.c integer'],
  ],
  [
    '$user is no schema',
    'set search_path = "$user", public; create table t (a int);',
    columns,
    ['t.a integer'],
  ],
  [
    'Supabase tables are there',
    'select 1;',
    (c) => [
      c.tables.get('auth.users')?.columns.size,
      c.tables.get('storage.objects')?.rowLevelSecurity,
      c.tables.get('auth.users')?.origin.file,
    ],
    [35, true, -1],
  ],
  [
    'alter table names a view',
    'create view v as select 1; alter table v rename to w;',
    lines('views'),
    ['w v '],
  ],
]);
