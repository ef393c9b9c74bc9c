import { lines, runSchemaCases } from '../../support/schemaCases.ts';
import type { Catalog } from '../../../src/core/schema/types.ts';

const constraints = lines('constraints');
const indexes = lines('indexes');
const named = (name: string) => (catalog: Catalog) =>
  catalog.tables.get('public.t')?.constraints.find((each) => each.name === name);

runSchemaCases([
  [
    'implicit constraint names',
    'create table p (id int primary key); create table t (a int unique, b int check (b > 0), c int references p, primary key (a, b));',
    lines('constraints', 't '),
    ['t t_a_key u (a)', 't t_b_check c ()', 't t_c_fkey f (c) -> p (id) aa', 't t_pkey p (a, b)'],
  ],
  [
    'a check over two columns is named after the table',
    'create table t (a int, b int check (a > b));',
    constraints,
    ['t t_check c ()'],
  ],
  ['a check over no column', 'create table t (a int check (1 > 0));', constraints, ['t t_check c ()']],
  [
    'explicit names',
    'create table t (a int constraint x check (a > 0) constraint y unique, constraint z foreign key (a) references t (a));',
    constraints,
    ['t x c ()', 't y u (a)', 't z f (a) -> t (a) aa'],
  ],
  [
    'the text of a check',
    `create table t (a int check ((a > 0) and a < 9), b text, constraint c check (b in ('x', ')')));`,
    (c) => [named('t_a_check')(c)?.expressionText, named('c')(c)?.expressionText],
    ['(a > 0) and a < 9', `b in ('x', ')')`],
  ],
  [
    'columns of a check',
    'create table t (a int, b int, constraint c check (a > b and length(b::text) > 0));',
    (c) => named('c')(c)?.columns,
    ['a', 'b'],
  ],
  [
    'actions and deferrability of a foreign key',
    'create table p (id int primary key); create table t (a int references p on delete set null on update cascade deferrable initially deferred);',
    (c) => [named('t_a_fkey')(c)?.onDelete, named('t_a_fkey')(c)?.onUpdate, named('t_a_fkey')(c)?.deferrable],
    ['setNull', 'cascade', true],
  ],
  [
    'a foreign key without columns points at the primary key',
    'create table p (x int, y int, primary key (y, x)); create table t (a int, b int, foreign key (a, b) references p);',
    (c) => named('t_a_b_fkey')(c)?.references?.columns,
    ['y', 'x'],
  ],
  [
    'a foreign key to auth.users',
    'create table t (a uuid references auth.users on delete cascade);',
    constraints,
    ['t t_a_fkey f (a) -> auth.users (id) ca'],
  ],
  [
    'a foreign key to an unknown table',
    'create table t (a int references nope);',
    constraints,
    ['t t_a_fkey f (a) -> nope () aa'],
  ],
  [
    'not valid, then validated',
    'create table t (a int); alter table t add constraint c check (a > 0) not valid; alter table t add constraint d check (a > 1) not valid; alter table t validate constraint d;',
    constraints,
    ['t c c () not valid', 't d c ()'],
  ],
  [
    'a NOT NULL constraint that is not valid',
    'create table t (a int); alter table t add constraint n not null a not valid;',
    (c) => [named('n')(c)?.kind, named('n')(c)?.validated, lines('columns')(c)],
    ['notNull', false, ['t.a integer']],
  ],
  [
    'validating a NOT NULL constraint',
    'create table t (a int); alter table t add constraint n not null a not valid; alter table t validate constraint n;',
    lines('columns'),
    ['t.a integer not null'],
  ],
  [
    'drop constraint with its index',
    'create table t (a int unique); alter table t drop constraint t_a_key;',
    (c) => [constraints(c), indexes(c)],
    [[], []],
  ],
  [
    'drop constraint if exists',
    'create table t (a int unique); alter table t drop constraint if exists nope;',
    constraints,
    ['t t_a_key u (a)'],
  ],
  [
    'dropping a key … cascade drops the foreign keys to it',
    'create table p (id int primary key, k int unique); create table t (a int references p (k), b int references p); alter table p drop constraint p_k_key cascade;',
    lines('constraints', 't '),
    ['t t_b_fkey f (b) -> p (id) aa'],
  ],
  [
    'rename constraint renames its index',
    'create table t (a int unique); alter table t rename constraint t_a_key to k;',
    (c) => [constraints(c), indexes(c)],
    [['t k u (a)'], ['k on t unique (a)']],
  ],
  [
    'rename index renames its constraint',
    'create table t (a int primary key); alter index t_pkey rename to k;',
    constraints,
    ['t k p (a)'],
  ],
  [
    'using index',
    'create table t (a int, b int); create unique index i on t (b); alter table t add constraint k unique using index i; create unique index j on t (a); alter table t add primary key using index j;',
    (c) => [constraints(c), indexes(c), lines('columns')(c)],
    [
      ['t j p (a)', 't k u (b)'],
      ['j on t unique (a)', 'k on t unique (b)'],
      ['t.a integer not null', 't.b integer'],
    ],
  ],
  [
    'an index backs its constraint',
    'create table t (a int unique); create unique index i on t (a);',
    (c) => [c.indexes.get('public.t_a_key')?.constraint, c.indexes.get('public.i')?.constraint],
    ['t_a_key', undefined],
  ],
  [
    'exclusion constraints',
    'create table t (a int, b tstzrange, exclude using gist (a with =, b with &&));',
    (c) => [constraints(c), c.indexes.get('public.t_a_b_excl')?.method],
    [['t t_a_b_excl x (a, b)'], 'gist'],
  ],
  [
    'unique … include and nulls not distinct',
    'create table t (a int, b int, unique nulls not distinct (a) include (b));',
    (c) => [
      indexes(c),
      c.indexes.get('public.t_a_b_key')?.including,
      c.indexes.get('public.t_a_b_key')?.nullsNotDistinct,
    ],
    [['t_a_b_key on t unique (a)'], ['b'], true],
  ],
  [
    'alter constraint',
    'create table t (a int primary key, b int references t); alter table t alter constraint t_b_fkey deferrable;',
    (c) => named('t_b_fkey')(c)?.deferrable,
    true,
  ],
  [
    'unique primary key is one key',
    'create table t (a int unique primary key);',
    (c) => [constraints(c), indexes(c)],
    [['t t_pkey p (a)'], ['t_pkey on t unique (a)']],
  ],
  [
    'create index',
    'create table t (a int, b text); create unique index concurrently i on t using btree (a desc, lower(b) text_pattern_ops) include (b) where a > 0 and b is not null;',
    (c) => {
      const { origin: _origin, uses: _uses, ...index } = c.indexes.get('public.i') ?? { origin: 0, uses: 0 };
      return index;
    },
    {
      name: { schema: 'public', name: 'i' },
      table: { schema: 'public', name: 't' },
      columns: ['a', undefined],
      unique: true,
      predicateText: 'a > 0 and b is not null',
      keyTexts: ['a desc', 'lower(b) text_pattern_ops'],
      including: ['b'],
      nullsNotDistinct: false,
      constraint: undefined,
      method: 'btree',
      concurrent: true,
    },
  ],
  [
    'implicit index names',
    'create table t (a int, b text); create index on t (a); create index on t (a); create index on t (a, lower(b)); create index on t ((a + 1));',
    indexes,
    ['t_a_idx on t (a)', 't_a_idx1 on t (a)', 't_a_lower_idx on t (a, …)', 't_expr_idx on t (…)'],
  ],
  [
    'create index if not exists',
    'create table t (a int, b int); create index i on t (a); create index if not exists i on t (b);',
    indexes,
    ['i on t (a)'],
  ],
  [
    'an index lives in the schema of its table',
    'create schema s; create table s.t (a int); create index i on s.t (a);',
    indexes,
    ['s.i on t (a)'],
  ],
  [
    'an index on a materialized view',
    'create materialized view m as select 1 as a; create unique index i on m (a); drop materialized view m;',
    indexes,
    [],
  ],
  [
    'drop index',
    'create table t (a int); create index i on t (a); create index j on t (a); drop index concurrently if exists i; drop index public.j;',
    indexes,
    [],
  ],
  [
    'an index on a partitioned table reaches its partitions',
    'create table t (a int) partition by list (a); create table t1 partition of t for values in (1); create index i on t (a);',
    indexes,
    ['i on t (a)', 't1_a_idx on t1 (a)'],
  ],
  [
    'on only does not',
    'create table t (a int) partition by list (a); create table t1 partition of t for values in (1); create index i on only t (a);',
    indexes,
    ['i on t (a)'],
  ],
  ['an index on an unknown table is kept', 'create index i on nope (a);', indexes, ['i on nope (a)']],
  [
    'names avoid constraints of other tables',
    'create table t (a int check (a > 0)); alter table t rename to u; create table t (a int check (a > 0) unique, primary key (a));',
    lines('constraints', 't '),
    ['t t_a_check1 c ()', 't t_pkey p (a)'],
  ],
  [
    'names are cut at 63 bytes',
    `create table ${'x'.repeat(40)} (${'y'.repeat(40)} int unique);`,
    indexes,
    [`${'x'.repeat(29)}_${'y'.repeat(29)}_key on ${'x'.repeat(40)} unique (${'y'.repeat(40)})`],
  ],
]);
