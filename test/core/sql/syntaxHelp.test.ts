import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExpectedTokens } from '../../../src/core/ports/expectedTokens.ts';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import { explainProblem } from '../../../src/core/sql/syntaxHelp.ts';
import type { SyntaxProblem } from '../../../src/core/sql/types.ts';
import { applyEdits } from '../../../src/core/text/range.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';

const parser = await loadSqlParser();

/** Misspelt and missing words, which need no second grammar: what is expected, and the mended text. */
const atOnce: readonly (readonly [bad: string, expected: string, fixed: string | undefined])[] = [
  ['create table posts (title text not nul)', 'NULL', 'create table posts (title text not null)'],
  ['create table if exists posts (id int)', 'NOT', 'create table if not exists posts (id int)'],
  ['delete posts where id=1', 'FROM', 'delete from posts where id=1'],
  [
    'alter table posts add foreign key (a) reference users(id)',
    'REFERENCES',
    'alter table posts add foreign key (a) references users(id)',
  ],
  ['update posts set a = 1 were id = 2', 'WHERE', 'update posts set a = 1 where id = 2'],
  ['alter table posts add colum title text', 'COLUMN', 'alter table posts add column title text'],
  ['create index if not exist idx on posts(id)', 'EXISTS', 'create index if not exists idx on posts(id)'],
  ['drop table if exist posts', 'EXISTS', 'drop table if exists posts'],
  ['select * form posts', 'FROM', 'select * from posts'],
  ['CREATE TABEL t (a int)', 'TABLE', 'CREATE TABLE t (a int)'],
  [
    "create function f() return int language sql as 'select 1'",
    'RETURNS',
    "create function f() returns int language sql as 'select 1'",
  ],
  ['create policy p on t for slect using (true)', 'SELECT', 'create policy p on t for select using (true)'],
  [
    'create policy p on t to authenticated usng (true)',
    'USING',
    'create policy p on t to authenticated using (true)',
  ],
  ['alter table t enable row level securty', 'SECURITY', 'alter table t enable row level security'],
  ['update t a = 1', 'SET', 'update t set a = 1'],
  ['insert into t (a) (1, 2)', 'VALUES', 'insert into t (a) values (1, 2)'],
  ['insert t values (1)', 'INTO', 'insert into t values (1)'],
  ['create view v select 1', 'AS', 'create view v as select 1'],
  ['create table t (a int primary, b int)', 'KEY', 'create table t (a int primary key, b int)'],
  ['alter table t rename column a b', 'TO', 'alter table t rename column a to b'],
  ['select 1 from t where a not null', 'IS', 'select 1 from t where a is not null'],
  ['alter table t drop constraint', 'a name', undefined],
  ['select a from where x = 1', 'a name', undefined],
];

for (const [bad, expected, fixed] of atOnce) {
  test(bad, () => {
    const [problem] = parseSql(bad, parser).problems;
    assert.deepEqual(problem?.expected, [expected]);
    const edits = problem.fixes?.[0]?.edits;
    assert.equal(edits && applyEdits(bad, edits), fixed);
  });
}

test('what is similar to nothing that helps is left in Postgres’ words', () => {
  for (const bad of [
    'create policy p on t foo bar',
    'lorem ipsum',
    'delete posts posts posts',
    'alter table t drop a, b',
  ]) {
    const [problem] = parseSql(bad, parser).problems;
    assert.ok(problem);
    assert.equal(problem.explanation, undefined, bad);
    assert.equal(problem.fixes, undefined);
  }
});

/** The problem of `bad` after help that expects `tokens`, and the statements that it was asked about. */
async function helped(
  bad: string,
  tokens: readonly string[],
): Promise<{ problem: SyntaxProblem; asked: string[] }> {
  const asked: string[] = [];
  const expectedTokens: ExpectedTokens = {
    expectedAt(statement) {
      asked.push(statement);
      return Promise.resolve(tokens);
    },
  };
  const parsed = parseSql(bad, parser);
  const [first] = parsed.problems;
  assert.ok(first);
  const problem = await explainProblem(parsed, first, {
    expectedTokens,
    parser,
    signal: new AbortController().signal,
  });
  return { problem, asked };
}

test('an expectation is kept when Postgres gets further with it', async () => {
  const { problem, asked } = await helped('select 1;\ncreate index i on t a;', [
    'USING',
    '(',
    'TABLESPACE',
    'SELECT',
    '.',
  ]);
  assert.deepEqual(asked, ['create index i on t a;']);
  assert.deepEqual(problem.expected, ['USING', '(']);
  assert.equal(problem.explanation, 'Postgres expects USING or ( here.');
  assert.equal(
    applyEdits('select 1;\ncreate index i on t a;', problem.fixes?.[0]?.edits ?? []),
    'select 1;\ncreate index i on t (a);',
  );
});

test('where a name fits, key words are names as well and not listed', async () => {
  const { problem } = await helped('create type m as (a, b);', ['identifier', 'PRECISION', 'CURRENT_SCHEMA']);
  assert.deepEqual(problem.expected, ['a name']);
  assert.equal(problem.fixes, undefined);
});

test('expectations that do not help are dropped', async () => {
  const { problem } = await helped('create index i on t a;', ['FROM', 'string', 'number', 'WHERE']);
  assert.equal(problem.explanation, undefined);
});

test('nobody is asked about what is explained, unknown to that grammar, unbalanced or long', async () => {
  for (const bad of [
    'creat table t (a int);',
    'create policy p on t foo bar;',
    'grant foo bar baz;',
    "select 'a",
    `insert into t foo ${'values (1), '.repeat(3_000)};`,
  ]) {
    const { problem, asked } = await helped(bad, ['(']);
    assert.deepEqual(asked, [], bad.slice(0, 40));
    assert.deepEqual(problem, parseSql(bad, parser).problems[0]);
  }
});

test('an answer that comes after the question was called off is not used', async () => {
  const abort = new AbortController();
  const expectedTokens: ExpectedTokens = {
    expectedAt() {
      abort.abort();
      return Promise.resolve(['(']);
    },
  };
  const parsed = parseSql('create index i on t a;', parser);
  const [first] = parsed.problems;
  assert.ok(first);
  const problem = await explainProblem(parsed, first, { expectedTokens, parser, signal: abort.signal });
  assert.equal(problem, first);
});
