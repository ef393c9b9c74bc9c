import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSqlParser } from '../../src/node/sqlParser.ts';

const parser = await loadSqlParser();

test('gives the statements with their places in bytes', () => {
  const outcome = parser.parse("select 'ü𝄞';\nselect 2");
  assert.ok(outcome.ok);
  assert.deepEqual(
    outcome.statements.map(({ stmt_location, stmt_len }) => [stmt_location ?? 0, stmt_len ?? 0]),
    [
      [0, 15],
      [17, 0],
    ],
  );
  assert.match(JSON.stringify(outcome.statements[0]), /ü𝄞/u);
});

test('an empty text and one of comments have no statements', () => {
  for (const text of ['', '-- nothing\n', ' \n'])
    assert.deepEqual(parser.parse(text), { ok: true, statements: [] });
});

test('an error has its place in code points from 0', () => {
  assert.deepEqual(parser.parse("select 'ü𝄞' form t"), {
    ok: false,
    message: 'syntax error at or near "t"',
    cursorPosition: 17,
  });
});

test('nesting beyond the stack gives up without a word about the text, and the parser still works', () => {
  const outcome = parser.parse(`select ${'('.repeat(200_000)}1${')'.repeat(200_000)}`);
  assert.equal(outcome.ok, false);
  assert.equal(parser.parse('select 1').ok, true);
});

test('PL/pgSQL is compiled, its tree is read when it is asked for', () => {
  const good = parser.parsePlpgsql(
    "create function f() returns void language plpgsql as $$ begin perform 'ü'; end $$",
  );
  assert.ok(good.ok);
  assert.match(JSON.stringify(good.functions), /PLpgSQL_stmt_perform.*ü/u);
  const bad = parser.parsePlpgsql(
    'create function f() returns void language plpgsql as $$ begin perform 1 end $$',
  );
  assert.equal(bad.ok, false);
});

test('a megabyte goes through, and memory is given back', () => {
  const text = `select '${'x'.repeat(1_000_000)}'`;
  for (let round = 0; round < 50; round++) assert.equal(parser.parse(text).ok, true);
});
