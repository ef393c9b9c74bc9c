import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import { StatementCache } from '../../../src/core/sql/statementCache.ts';
import { applyEdits } from '../../../src/core/text/range.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';

const parser = await loadSqlParser();

/** Six statements of every kind that quotes, brackets and bodies can spoil. */
const good = [
  "create table a (\n  id int primary key,\n  note text default 'x' -- don't\n);",
  'create policy "Own é rows" on a\n  for select using (true);',
  'create function f() returns int\nlanguage plpgsql\nas $$\nbegin\n  insert into a values (1);\n  return 1;\nend;\n$$;',
  "comment on table a is 'é😀 of a';",
  'create function g() returns int\nlanguage sql\nas $$\nselect 1;\n$$;',
  "insert into a (id, note) values\n  (1, 'one'),\n  (2, 'two');",
  'grant select on a to anon;',
  'commit;',
];

interface Mutation {
  readonly name: string;
  /** Number of the statement that is spoilt. */
  readonly statement: number;
  readonly change: readonly [from: string, to: string];
  /** Text at the problem, and Postgres' message. */
  readonly at: string;
  readonly message: RegExp;
  /** Statements lost; only the spoilt one by default. */
  readonly lost?: readonly number[];
}

const mutations: readonly Mutation[] = [
  {
    name: 'a misspelt keyword',
    statement: 0,
    change: ['create', 'creat'],
    at: 'creat',
    message: /near "creat"/u,
  },
  {
    name: 'a misspelt keyword in a policy',
    statement: 1,
    change: ['using', 'usng'],
    at: 'usng',
    message: /near "usng"/u,
  },
  { name: 'a missing closing bracket', statement: 0, change: ['\n);', '\n;'], at: ';', message: /near ";"/u },
  { name: 'a missing opening bracket', statement: 5, change: ['(1,', '1,'], at: '1', message: /near "1"/u },
  { name: 'a trailing comma', statement: 0, change: ["'x' ", "'x', "], at: ')', message: /near "\)"/u },
  { name: 'a missing comma', statement: 0, change: ['key,', 'key'], at: 'note', message: /near "note"/u },
  {
    name: 'a stray quote in a string',
    statement: 3,
    change: ['of a', "of 'a"],
    at: 'a',
    message: /near "a"/u,
  },
  {
    name: 'a quote that is not closed',
    statement: 3,
    change: ["of a'", 'of a'],
    at: 'one',
    message: /near "one"/u,
  },
  {
    name: 'a quote that is not opened',
    statement: 5,
    change: ["'one'", "one'"],
    at: 'two',
    message: /near "two"/u,
  },
  {
    name: 'a name that is not closed',
    statement: 1,
    change: ['rows"', 'rows'],
    at: '"Own é rows on a',
    message: /unterminated quoted identifier/u,
  },
  {
    name: 'a body that is not closed',
    statement: 2,
    change: ['end;\n$$;', 'end;\n;'],
    at: 'select',
    message: /near "select"/u,
  },
  {
    name: 'the last body not closed',
    statement: 4,
    change: ['\n$$;', '\n;'],
    at: '$$',
    message: /unterminated dollar-quoted string/u,
  },
  {
    name: 'a misspelt keyword before a body',
    statement: 2,
    change: ['returns', 'retrns'],
    at: 'retrns',
    message: /near "retrns"/u,
  },
  {
    name: 'a comment that is not closed',
    statement: 3,
    change: ['comment', '/* comment'],
    at: "/* comment on table a is 'é😀 of a';",
    message: /unterminated \/\* comment/u,
  },
  {
    name: 'words that mean nothing',
    statement: 6,
    change: ['grant select', 'lorem ipsum'],
    at: 'lorem',
    message: /near "lorem"/u,
  },
];

for (const { name, statement, change, at, message, lost = [statement] } of mutations) {
  for (const eol of ['\n', '\r\n']) {
    test(`${name} costs one statement (${JSON.stringify(eol)})`, () => {
      const spoilt = good.map((text, index) => (index === statement ? text.replace(...change) : text));
      const text = spoilt.join('\n\n').replaceAll('\n', eol);
      for (const parsed of [parseSql(text, parser), parseSql(text, parser, new StatementCache())]) {
        const kept = parsed.statements.map((found) => parsed.source.slice(found.range).replaceAll(eol, '\n'));
        const wanted = good.filter((_, index) => !lost.includes(index)).map((one) => one.slice(0, -1));
        assert.deepEqual(kept, wanted);
        assert.equal(parsed.problems.length, 1);
        const [problem] = parsed.problems;
        assert.equal(problem && parsed.source.slice(problem.range), at);
        assert.match(problem?.message ?? '', message);
      }
    });
  }
}

test('a missing semicolon costs nothing and is reported at the end of the line that lacks it', () => {
  for (let index = 0; index < good.length - 1; index++) {
    const text = good.map((one, at) => (at === index ? one.slice(0, -1) : one)).join('\n\n');
    const parsed = parseSql(text, parser);
    assert.equal(parsed.statements.length, good.length, good[index]);
    const [problem, ...others] = parsed.problems;
    assert.deepEqual(others, []);
    assert.match(problem?.explanation ?? '', /^missing ; before "/u);
    assert.equal(applyEdits(text, problem?.fixes?.[0]?.edits ?? []), good.join('\n\n'));
    assert.equal(problem?.range.end, text.indexOf('\n\n' + (good[index + 1] ?? '')));
  }
});

test('two missing semicolons are two problems', () => {
  const parsed = parseSql('select 1\nselect 2\nselect 3;', parser);
  assert.equal(parsed.statements.length, 3);
  assert.equal(parsed.problems.length, 2);
});

test('a missing semicolon after a call, where the next word reads as an alias', () => {
  const parsed = parseSql('select * from f()\n\ndrop function f();', parser);
  assert.deepEqual(
    parsed.statements.map(({ kind }) => kind),
    ['SelectStmt', 'DropStmt'],
  );
});

test('a clause at the start of a line is no statement of its own', () => {
  const parsed = parseSql('altr table t\nadd column a int,\ndrop column b;\nselect 1;', parser);
  assert.deepEqual([parsed.statements.map(({ kind }) => kind), parsed.problems.length], [['SelectStmt'], 1]);
});

test('a stray quote does not make many problems of the text that follows', () => {
  const rows = Array.from({ length: 30 }, (_, index) => `  ('row ${String(index)}; and more', 'x')`);
  rows[3] = "  ('it's; there', 'x')";
  const parsed = parseSql(`insert into t values\n${rows.join(',\n')};\nselect 1;`, parser);
  assert.equal(parsed.problems.length, 1);
  assert.equal(parsed.statements.length, 1);
});

test('psql commands are reported one by one and cost nothing else', () => {
  const parsed = parseSql('\\restrict abc\nselect 1;\n\\unrestrict abc\n', parser);
  assert.equal(parsed.statements.length, 1);
  assert.equal(parsed.problems.length, 2);
  assert.match(parsed.problems[0]?.explanation ?? '', /^\\restrict is a command of psql/u);
});

test('a message does not repeat the rest of the file', () => {
  const parsed = parseSql(`select 'abc\n${'x'.repeat(5_000)}`, parser);
  assert.equal(parsed.problems[0]?.message, `unterminated quoted string at or near "'abc…"`);
});

test('the place of an error counts code points before it rightly', () => {
  const text = "select '😀😀é'; -- 😀\nselect '😀' form t;";
  const [problem] = parseSql(text, parser).problems;
  assert.equal(text.slice(problem?.range.start, problem?.range.end), 't');
});

test('an error at the end of the text is shown on its last character', () => {
  const text = 'select 1;\ncreate table t';
  const [problem] = parseSql(text, parser).problems;
  assert.deepEqual(problem?.range, { start: text.length - 1, end: text.length });
  assert.equal(problem.message, 'syntax error at end of input');
});

test('a file of nothing but faults is read to its end', () => {
  const broken = {
    misspelt: 'creat table t (a int);\n',
    open: "select 'a\n",
    body: 'create function f() as $$ x;\n',
    line: 'create table t (a int)\n',
  };
  for (const [name, line] of Object.entries(broken)) {
    const parsed = parseSql(line.repeat(20_000), parser);
    assert.ok(parsed.problems.length > 0, name);
  }
});

test('text that Postgres’ lexer would take for ever to read is left alone', () => {
  for (const text of [
    '/*'.repeat(50_000),
    `select ${'+'.repeat(50_000)}1`,
    `select ${'/*'.repeat(5_000)}${'*/'.repeat(5_000)} 1`,
  ]) {
    assert.equal(parseSql(text, parser).statements.length, 0);
  }
});
