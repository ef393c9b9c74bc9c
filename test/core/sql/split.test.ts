import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenize } from '../../../src/core/sql/lexer.ts';
import { splitStatements } from '../../../src/core/sql/split.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';
import { SourceText } from '../../../src/core/text/sourceText.ts';

const parser = await loadSqlParser();

function split(text: string): string[] {
  return splitStatements(text, tokenize(text)).map((piece) => text.slice(piece.start, piece.end));
}

/** Each parses; Postgres and the splitter must see the same statements. */
const valid = [
  'select 1; select 2',
  ' ;; select 1 ;; -- c\n;',
  '-- only a comment\n/* and another */',
  "select ';' || \"a;b\".c, $$ ; $$, E'\\';' /* ; */ -- ;\n from t; select 2",
  'create rule r as on insert to t do (delete from a; delete from b); select 1',
  'create or replace rule r as on insert to t do also (select 1; select (2)); select 1;',
  'create rule r as on insert to t do instead nothing; select 1;',
  'create function f() returns int begin atomic select case 1 when 1 then 2 end; select 1; end; select 2;',
  'create or replace procedure p() begin atomic insert into pending values (1); end; select 2;',
  'create function f() returns int language sql begin atomic select 1 as end, "end".end from "end"; end; select 3',
  'create function f() returns void language plpgsql as $f$ begin perform 1; end $f$; select 1;',
  'begin; select 1; commit; end;',
  "select 'é日😀'; select 2;",
  'select 1\r\n;\r\nselect 2;\r\n',
  'do $$ begin null; end $$; do $$ begin null; end $$',
];

for (const text of valid) {
  test(`as Postgres splits: ${text.slice(0, 50)}`, () => {
    const outcome = parser.parse(text);
    assert.ok(outcome.ok);
    const source = new SourceText(text);
    const theirs = outcome.statements.map((raw) => {
      const start = raw.stmt_location ?? 0;
      const end = raw.stmt_len === undefined ? text.length : source.byteToOffset(start + raw.stmt_len);
      return { start: source.byteToOffset(start), end };
    });
    const ours = splitStatements(text, tokenize(text));
    assert.deepEqual(
      ours.map((piece) => piece.start),
      theirs.map((raw) => raw.start),
    );
    for (const [index, piece] of ours.entries()) {
      const end = theirs[index]?.end ?? 0;
      assert.ok(piece.end <= end && piece.fullEnd >= Math.min(end, piece.end));
      assert.match(text.slice(piece.end, end), /^(?:\s|--[^\n]*\n?|\/\*.*?\*\/)*$/su);
    }
  });
}

test('a missing bracket does not swallow the next statement', () => {
  assert.deepEqual(split('create table t (a int; select 1;'), ['create table t (a int', 'select 1']);
});

test('psql commands are pieces of their own', () => {
  assert.deepEqual(split('\\restrict x\nselect 1\n\\g\nselect 2;'), [
    '\\restrict x',
    'select 1',
    '\\g',
    'select 2',
  ]);
});

test('a piece ends before its semicolon and the comments around it', () => {
  const text = '-- a\nselect 1 -- b\n ; -- c';
  const [piece] = splitStatements(text, tokenize(text));
  assert.deepEqual(piece && [piece.start, piece.end, piece.fullEnd], [5, 13, 21]);
});
