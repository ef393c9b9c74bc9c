import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  constraintsOf,
  foldStatement,
  grantsTo,
  indexesOf,
  isExposed,
  isNewTable,
  policiesOf,
  primaryKeyOf,
  foreignKeysTo,
  privilegesOf,
  routineOverloads,
  statementsInOrder,
  triggersOf,
} from '../../../src/core/schema/fold.ts';
import type { Catalog } from '../../../src/core/schema/types.ts';
import { emptyCatalog } from '../../../src/core/schema/apply.ts';
import { foldSql, parseTest } from '../../support/foldSql.ts';

const table = { schema: 'public', name: 't' };
const privileges = (catalog: Catalog, role: string): string[] => {
  const origin = catalog.tables.get('public.t')?.origin;
  return [...privilegesOf(catalog, { kind: 'table', name: table, ...(origin && { origin }) }, role)].sort();
};

/** History, how many files at its end are pending, the file that asks, and whether `t` is new for it. */
const NEW_TABLES: readonly (readonly [
  name: string,
  files: readonly string[],
  pending: number,
  path: string,
  isNew: boolean,
])[] = [
  ['made in this file', ['create table t (a int); insert into t values (1);'], 0, '0.sql', true],
  ['made in an applied file', ['create table t (a int);', 'select 1;'], 1, '1.sql', false],
  ['made in another pending file', ['create table t (a int);', 'select 1;'], 2, '1.sql', true],
  [
    'made in another pending file and filled',
    ['create table t (a int); insert into t values (1);', 'select 1;'],
    2,
    '1.sql',
    false,
  ],
  [
    'made by a query in another pending file',
    ['create table t as select 1 as a;', 'select 1;'],
    2,
    '1.sql',
    false,
  ],
  ['filled by copy', ["create table t (a int); copy t from '/x';", 'select 1;'], 2, '1.sql', false],
  ['not known at all', ['select 1;'], 1, '0.sql', false],
  ['renamed', ['create table old (a int);', 'alter table old rename to t;'], 1, '1.sql', false],
  [
    'dropped and made again',
    ['create table t (a int);', 'drop table t; create table t (a int);'],
    1,
    '1.sql',
    true,
  ],
  [
    'if not exists on an existing table',
    ['create table t (a int);', 'create table if not exists t (a int);'],
    1,
    '1.sql',
    false,
  ],
  ['a materialized view', ['create materialized view t as select 1;'], 1, '0.sql', true],
];

for (const [name, files, pending, path, isNew] of NEW_TABLES) {
  test(`new table: ${name}`, () => {
    assert.equal(isNewTable(foldSql(files, pending), table, { path }), isNew);
  });
}

test('a temporary table is new', () => {
  const catalog = foldSql('create temp table t (a int);');
  assert.equal(isNewTable(catalog, { schema: 'pg_temp', name: 't' }, { path: 'other.sql' }), true);
});

const GRANTS: readonly (readonly [name: string, sql: string, role: string, privileges: readonly string[]])[] =
  [
    [
      'grant',
      'create table t (a int); grant select, insert on t to anon, authenticated;',
      'anon',
      ['insert', 'select'],
    ],
    ['grant all', 'create table t (a int); grant all on table t to anon;', 'anon', ['all']],
    [
      'revoke',
      'create table t (a int); grant select, insert on t to anon; revoke insert on t from anon;',
      'anon',
      ['select'],
    ],
    [
      'revoke all',
      'create table t (a int); grant select on t to anon; revoke all on t from anon;',
      'anon',
      [],
    ],
    ['public', 'create table t (a int); grant select on t to public;', 'public', ['select']],
    [
      'all tables of the schema',
      'create table t (a int); grant select on all tables in schema public to anon;',
      'anon',
      ['select'],
    ],
    [
      'all tables, before the table',
      'grant select on all tables in schema public to anon; create table t (a int);',
      'anon',
      [],
    ],
    [
      'defaults before the table',
      'alter default privileges in schema public grant select on tables to anon; create table t (a int);',
      'anon',
      ['select'],
    ],
    [
      'defaults after the table',
      'create table t (a int); alter default privileges in schema public grant select on tables to anon;',
      'anon',
      [],
    ],
    [
      'defaults of every schema',
      'alter default privileges grant select on tables to anon; create table t (a int);',
      'anon',
      ['select'],
    ],
    [
      'defaults of another role',
      'alter default privileges for role someone grant select on tables to anon; create table t (a int);',
      'anon',
      [],
    ],
    [
      'defaults of postgres',
      'alter default privileges for role postgres in schema public grant all on tables to anon; create table t (a int);',
      'anon',
      ['all'],
    ],
    [
      'defaults, then revoked on the table',
      'alter default privileges grant all on tables to anon; create table t (a int); revoke all on t from anon;',
      'anon',
      [],
    ],
    [
      'a dropped table loses its grants',
      'create table t (a int); grant select on t to anon; drop table t; create table t (a int);',
      'anon',
      [],
    ],
    [
      'a renamed table keeps its grants',
      'create table o (a int); grant select on o to anon; alter table o rename to t;',
      'anon',
      ['select'],
    ],
    [
      'columns',
      'create table t (a int); grant select (a) on t to anon; revoke select (a) on t from authenticated;',
      'anon',
      ['select'],
    ],
  ];

for (const [name, sql, role, expected] of GRANTS) {
  test(`privileges: ${name}`, () => {
    assert.deepEqual(privileges(foldSql(sql), role), expected);
  });
}

test('privileges on functions are told apart by overload', () => {
  const catalog = foldSql(
    `create function f(a int) returns int language sql as 'select 1'; create function f(a text) returns int language sql as 'select 1';
     revoke execute on function f(int) from public; grant execute on all functions in schema public to anon;`,
  );
  const on = (type: string) =>
    grantsTo(catalog, { kind: 'function', name: { schema: 'public', name: 'f' }, argumentTypes: [type] }).map(
      (grant) => `${grant.granted ? '+' : '-'}${grant.role}`,
    );
  assert.deepEqual([on('integer'), on('text')], [['-public', '+anon'], ['+anon']]);
});

test('privileges on schemas', () => {
  const catalog = foldSql('create schema s; grant usage on schema s, public to anon;');
  const target = { kind: 'schema', name: { schema: 's', name: 's' } } as const;
  assert.deepEqual([...privilegesOf(catalog, target, 'anon')], ['usage']);
});

test('parts of a table', () => {
  const catalog = foldSql(
    `create table t (a int primary key); create table u (a int references t); create index i on t (a); create policy p on t using (true);
     create function g() returns trigger language plpgsql as 'begin return new; end'; create trigger x before insert on t execute function g();`,
  );
  assert.deepEqual(
    indexesOf(catalog, table)
      .map((index) => index.name.name)
      .sort(),
    ['i', 't_pkey'],
  );
  assert.deepEqual(
    policiesOf(catalog, table).map((policy) => policy.name),
    ['p'],
  );
  assert.deepEqual(
    triggersOf(catalog, table).map((trigger) => trigger.name),
    ['x'],
  );
  assert.deepEqual(
    foreignKeysTo(catalog, table).map((each) => each.constraint.name),
    ['u_a_fkey'],
  );
  const made = catalog.tables.get('public.t');
  assert.deepEqual(made && constraintsOf(made).map((each) => each.kind), ['primaryKey']);
  assert.deepEqual(made && constraintsOf(made, 'check'), []);
  assert.equal(made && primaryKeyOf(made)?.name, 't_pkey');
  assert.deepEqual(routineOverloads(catalog, { schema: 'public', name: 'g' }).length, 1);
});

test('exposed schemas come from the configuration', () => {
  assert.equal(isExposed('public', { exposedSchemas: ['public'] }), true);
  assert.equal(isExposed('private', { exposedSchemas: ['public'] }), false);
});

test('statements are folded one by one, those of a DO block behind it', () => {
  const parsed = parseTest('create table t (a int); do $$ begin alter table t add column b int; end $$;');
  const place = { path: '0.sql', file: 0, pending: true };
  const sizes: (number | undefined)[] = [];
  let catalog = emptyCatalog();
  for (const statement of statementsInOrder(parsed)) {
    catalog = foldStatement(catalog, statement, parsed, place);
    sizes.push(catalog.tables.get('public.t')?.columns.size);
  }
  assert.deepEqual(sizes, [1, 1, 2]);
  assert.equal(emptyCatalog().tables.size, 0);
});
