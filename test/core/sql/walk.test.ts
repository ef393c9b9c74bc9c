import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf } from '../../../src/core/sql/ast.ts';
import type { Node } from '../../../src/core/sql/ast.ts';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import { findAll, walk } from '../../../src/core/sql/walk.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';

const parser = await loadSqlParser();

function tree(text: string): Node {
  const [statement] = parseSql(text, parser).statements;
  assert.ok(statement);
  return statement.tree;
}

test('visits wrapped and bare nodes, parents first', () => {
  const seen: string[] = [];
  walk(tree('insert into a (b) select c::int from d union select e from f returning g'), {
    InsertStmt: () => seen.push('insert'),
    RangeVar: (node) => seen.push(node.relname ?? ''),
    TypeName: () => seen.push('type'),
    SelectStmt: () => seen.push('select'),
    ColumnRef: () => seen.push('column'),
  });
  assert.deepEqual(seen, [
    'insert',
    'a',
    'select',
    'select',
    'column',
    'type',
    'd',
    'select',
    'column',
    'f',
    'column',
  ]);
});

test('bare nodes of many statements are found', () => {
  const count = (text: string, kind: Parameters<typeof findAll>[1]): number =>
    findAll(tree(text), kind).length;
  assert.equal(count('create policy p on t to a, b using (true)', 'RoleSpec'), 2);
  assert.equal(count('alter table t owner to x', 'RoleSpec'), 1);
  assert.equal(count('create table a (b int references c (d))', 'RangeVar'), 2);
  assert.equal(count('alter table a attach partition b for values in (1)', 'RangeVar'), 2);
  assert.equal(count('alter table a attach partition b for values in (1)', 'PartitionBoundSpec'), 1);
  assert.equal(count('create view v as select 1', 'RangeVar'), 1);
  assert.equal(count('call f(1)', 'FuncCall'), 1);
  assert.equal(count('alter default privileges grant select on tables to x', 'GrantStmt'), 1);
  assert.equal(count('create function f(a text) returns int language sql as $$select 1$$', 'TypeName'), 2);
  assert.equal(count('select sum(a) over (partition by b) from t as u', 'WindowDef'), 1);
  assert.equal(count('select 1 from t as u', 'Alias'), 1);
  assert.equal(count('with q as (select 1) select * from q', 'WithClause'), 1);
});

test('gives the ancestors from the root down', () => {
  let path: string[] = [];
  walk(tree('create policy p on t using ((select auth.uid()) = a)'), {
    FuncCall: (_, ancestors) => {
      path = ancestors.map(kindOf);
    },
  });
  assert.deepEqual(path, ['CreatePolicyStmt', 'A_Expr', 'SubLink', 'SelectStmt', 'ResTarget']);
});

test('a visitor that returns false keeps its children out', () => {
  const seen: string[] = [];
  walk(tree('select f((select g())), h()'), {
    SubLink: () => false,
    FuncCall: (node) => seen.push(JSON.stringify(node.funcname)),
  });
  assert.equal(seen.length, 2);
});
