import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParseOutcome, SqlParser } from '../../../src/core/ports/sqlParser.ts';
import { as } from '../../../src/core/sql/ast.ts';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import { StatementCache } from '../../../src/core/sql/statementCache.ts';
import type { ParsedSql } from '../../../src/core/sql/types.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';

const parser = await loadSqlParser();

/** Both ways of parsing: the whole text, and statement by statement with a cache. */
const ways: readonly (readonly [name: string, parse: (text: string) => ParsedSql])[] = [
  ['whole', (text) => parseSql(text, parser)],
  ['by statement', (text) => parseSql(text, parser, new StatementCache())],
];

function texts(parsed: ParsedSql): string[] {
  return parsed.statements.map((statement) => parsed.source.slice(statement.range));
}

for (const [way, parse] of ways) {
  test(`${way}: statements with their ranges, without comments and semicolons`, () => {
    const text = '-- é\nselect 1 -- tail\n;\n/* 😀 */ create table t (a int) /* x */; select 2';
    const parsed = parse(text);
    assert.deepEqual(texts(parsed), ['select 1', 'create table t (a int)', 'select 2']);
    assert.deepEqual(
      parsed.statements.map(({ index, kind }) => [index, kind]),
      [
        [0, 'SelectStmt'],
        [1, 'CreateStmt'],
        [2, 'SelectStmt'],
      ],
    );
    assert.deepEqual(
      parsed.statements.map((statement) => text.slice(statement.range.end, statement.fullEnd)),
      [' -- tail\n;', ' /* x */;', ''],
    );
    assert.deepEqual(parsed.problems, []);
  });

  test(`${way}: a string that looks like a comment stays in its statement`, () => {
    assert.deepEqual(texts(parse("select '-- a'  ; select '*/'")), ["select '-- a'", "select '*/'"]);
  });

  test(`${way}: locations are UTF-16 offsets of the file`, () => {
    const text = "\ufeffselect '日😀é';\r\nselect 'é', nöpe from tàble;";
    const parsed = parse(text);
    const statement = parsed.statements[1];
    const from = as(as(statement?.tree, 'SelectStmt')?.fromClause?.[0], 'RangeVar');
    assert.equal(text.slice(statement?.offsetOf(from?.location)), 'tàble;');
    assert.equal(statement?.offsetOf(undefined), statement?.range.start);
    assert.equal(statement?.offsetOf(-1), statement?.range.start);
    assert.equal(text.slice(parsed.statements[0]?.range.start, 7), 'select');
  });

  test(`${way}: empty text, blanks and comments have no statements and no problems`, () => {
    for (const text of ['', ' \r\n', '-- a', '/* a */;;', '\ufeff', '\ufeff-- a']) {
      const parsed = parse(text);
      assert.deepEqual(
        [parsed.statements, parsed.problems, parsed.unread],
        [[], [], []],
        JSON.stringify(text),
      );
    }
  });

  test(`${way}: a NUL spoils its own statement only`, () => {
    const text = 'select 1; select 😀\0 2; select 3;';
    const parsed = parse(text);
    assert.deepEqual(texts(parsed), ['select 1', 'select 3']);
    assert.deepEqual(
      parsed.problems.map(({ message, range }) => [message, text.slice(range.start, range.end)]),
      [['invalid byte sequence for encoding "UTF8": 0x00', '\0']],
    );
  });

  test(`${way}: an expression too deep for the parser is left unread, not called wrong`, () => {
    const chain = `select ${"'a'||".repeat(30_000)}'b'`;
    const parsed = parse(`${chain}; select 1;`);
    assert.deepEqual(texts(parsed), ['select 1']);
    assert.deepEqual(parsed.problems, []);
    assert.deepEqual(parsed.unread, [{ start: 0, end: chain.length }]);
  });

  test(`${way}: thousands of brackets parse, and what Postgres' own parser refuses is a problem`, () => {
    const nested = (depth: number): string => `select ${'('.repeat(depth)}1${')'.repeat(depth)};`;
    assert.equal(parse(nested(3_000)).statements.length, 1);
    const refused = parse(nested(30_000) + 'select 1;');
    assert.equal(refused.statements.length, 1);
    assert.match(refused.problems[0]?.message ?? '', /^memory exhausted/u);
  });

  test(`${way}: five megabytes are read`, () => {
    const line = "insert into t (a, b) values (1, 'some text of a row');\n";
    const parsed = parse(line.repeat(5_000_000 / line.length));
    assert.equal(parsed.statements.length, Math.floor(5_000_000 / line.length));
  });
}

test('comments are given with their inner text', () => {
  const parsed = parseSql('-- a b \nselect 1 /* c\n d */; --', parser);
  assert.deepEqual(
    parsed.comments.map(({ kind, text }) => [kind, text]),
    [
      ['lineComment', 'a b'],
      ['blockComment', 'c\n d'],
      ['lineComment', ''],
    ],
  );
});

test('tokens in a range leave out comments and tokens that stick out of it', () => {
  const text = 'select a /* b */, c from t';
  const parsed = parseSql(text, parser);
  const inside = (start: number, end: number): string[] =>
    parsed.tokensIn({ start, end }).map((token) => text.slice(token.start, token.end));
  assert.deepEqual(inside(0, text.length), ['select', 'a', ',', 'c', 'from', 't']);
  assert.deepEqual(inside(7, 19), ['a', ',', 'c']);
  assert.deepEqual(inside(1, 8), ['a']);
  assert.deepEqual(inside(0, 5), []);
  assert.equal(parsed.tokens.length, 7);
});

test('with a cache only the statements that changed are parsed', () => {
  const asked: string[] = [];
  const counting: SqlParser = {
    parse: (sql): ParseOutcome => {
      asked.push(sql);
      return parser.parse(sql);
    },
    parsePlpgsql: (sql) => parser.parsePlpgsql(sql),
  };
  const cache = new StatementCache();
  parseSql('select 1;\nselect 2;\nselect 3;', counting, cache);
  asked.length = 0;
  const parsed = parseSql('-- é\nselect 1;\nselect 22;\nselect 3;', counting, cache);
  assert.deepEqual(asked, ['select 22;']);
  assert.deepEqual(texts(parsed), ['select 1', 'select 22', 'select 3']);
  asked.length = 0;
  parseSql('select 1;\nselect 2;\nselect 3;', counting, cache);
  assert.deepEqual(asked, [], 'the state before is kept, for undo');
});

test('with a cache an unchanged statement keeps its tree, at its new place', () => {
  const cache = new StatementCache();
  const [before] = parseSql('select nöpe;', parser, cache).statements;
  const text = '-- 😀\nselect nöpe;';
  const [after] = parseSql(text, parser, cache).statements;
  assert.equal(after?.tree, before?.tree);
  assert.equal(text.slice(after?.range.start, after?.range.end), 'select nöpe');
});
