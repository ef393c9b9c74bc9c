import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import {
  needsTransactionBlock,
  refusesCompany,
  runsAlone,
  transactionShape,
} from '../../../src/core/sql/transaction.ts';
import type { Statement } from '../../../src/core/sql/types.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';

const parser = await loadSqlParser();

function statements(text: string): readonly Statement[] {
  const parsed = parseSql(text, parser);
  assert.deepEqual(parsed.problems, []);
  return parsed.statements;
}

function shape(text: string): string {
  const all = statements(text);
  const { blocks, wrapsFile, unclosed, strayEnds, nestedBegins, isInside } = transactionShape(all);
  return [
    blocks
      .map(({ begin, end, outcome }) => `${String(begin.index)}-${String(end?.index ?? '')} ${outcome}`)
      .join(', '),
    wrapsFile ? 'wraps' : '',
    unclosed === undefined ? '' : `unclosed ${String(unclosed.index)}`,
    strayEnds.length > 0 ? `stray ${strayEnds.map(({ index }) => index).join()}` : '',
    nestedBegins.length > 0 ? `nested ${nestedBegins.map(({ index }) => index).join()}` : '',
    `inside ${all
      .filter(isInside)
      .map(({ index }) => index)
      .join()}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

const shapes: readonly (readonly [text: string, shape: string])[] = [
  ['select 1', 'inside '],
  ['begin; select 1; commit;', '0-2 commit; wraps; inside 1'],
  ['start transaction; select 1; end;', '0-2 commit; wraps; inside 1'],
  ['begin; select 1; rollback;', '0-2 rollback; inside 1'],
  ['select 0; begin; select 1; commit; select 2;', '1-3 commit; inside 2'],
  ['begin; select 1; commit; select 2;', '0-2 commit; inside 1'],
  ['begin; select 1; commit; begin; select 2; abort;', '0-2 commit, 3-5 rollback; inside 1,4'],
  ['select 1; begin; select 2;', '1- unclosed; unclosed 1; inside 2'],
  ['select 1; commit; begin; select 2;', '2- unclosed; unclosed 2; stray 1; inside 3'],
  ['begin; begin; select 1; commit;', '0-3 commit; wraps; nested 1; inside 2'],
  ['begin; savepoint a; rollback to a; release a; commit;', '0-4 commit; wraps; inside 1,2,3'],
  ['begin; commit and chain; select 1; commit;', '0-1 commit, 1-3 commit; inside 2'],
  ["begin; prepare transaction 'x'; select 1;", '0-1 commit; inside '],
];

for (const [text, expected] of shapes) {
  test(text, () => {
    assert.equal(shape(text), expected);
  });
}

test('what stands in a block is inside when the block is', () => {
  const parsed = parseSql(
    'begin; do $$ begin drop table a; end $$; commit; do $$ begin drop table a; end $$',
    parser,
  );
  const { isInside } = transactionShape(parsed.statements);
  const inner = parsed.statements.flatMap((statement) => parsed.embedded(statement));
  assert.deepEqual(inner.map(isInside), [true, false]);
});

function matching(text: string, predicate: (statement: Statement) => boolean): string {
  return statements(text)
    .filter(predicate)
    .map(({ index }) => index)
    .join();
}

test('statements that the CLI runs alone', () => {
  const text =
    'create index concurrently i on t (a); create index i on t (a); drop index concurrently i; drop index i;' +
    'reindex table concurrently t; reindex (concurrently) index i; reindex index i; vacuum; vacuum full t; analyze;' +
    "alter system set a = 'b'; cluster; cluster t using i; refresh materialized view concurrently v";
  assert.equal(matching(text, runsAlone), '0,2,4,5,7,8,10,11,12');
});

test('statements that refuse others before them', () => {
  const text =
    'alter table a detach partition b concurrently; alter table a detach partition b; create database d; drop database d;' +
    "create tablespace s location '/x'; drop tablespace s; alter table a detach partition b finalize";
  assert.equal(matching(text, refusesCompany), '0,2,3,4,5');
});

test('statements that need an explicit transaction', () => {
  const text =
    'lock table t; savepoint a; rollback to a; release a; declare c cursor for select 1; declare c cursor with hold for select 1; begin; commit; set local a = 1';
  assert.equal(matching(text, needsTransactionBlock), '0,1,2,3,4');
});
