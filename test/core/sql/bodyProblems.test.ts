import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyProblems } from '../../../src/core/sql/bodyProblems.ts';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';

const parser = await loadSqlParser();
const FUNCTION = 'create function f(a int) returns int language plpgsql as ';

/** Text of the file with the places of its body problems marked, and the messages. */
function problems(text: string): string[] {
  const parsed = parseSql(text, parser);
  assert.deepEqual(parsed.problems, []);
  return bodyProblems(parsed, parser).map((problem) => {
    const { start, end } = problem.range;
    const where = problem.inBody === true ? 'body' : 'file';
    const before = text.slice(0, start).trimEnd().split(/\s/u).at(-1) ?? '';
    return `${where}: ${before} [${text.slice(start, end)}] ${problem.message}`;
  });
}

const bodies: readonly (readonly [body: string, problem: string])[] = [
  ['begin if a then; end if; end', 'then [;] syntax error at or near ";"'],
  [
    'begin if a = 0 then null; end if; if a = 1 return 1; end if; end',
    'if; [if] missing "THEN" at end of SQL expression',
  ],
  ['begin for i in 1..2 return 1; end loop; end', '$$begin [for] missing "LOOP" at end of SQL expression'],
  ['begin if a = 1 then return 1; end', 'en [d] syntax error at end of input'],
  ['begin update t set a = 1 were id = 2; end', '1 [were] syntax error at or near "were"'],
  [
    "begin raise notice 'b %', 1; raise notice 'a % %%%', f(1, 2); end",
    "notice ['a % %%%'] too few parameters specified for RAISE",
  ],
  [
    "begin raise exception using message = 'x'; raise 'no', 1; end",
    "raise ['no'] too many parameters specified for RAISE",
  ],
  [
    'declare y record; begin for y in select 1 loop end loop; for x in select 1 loop end loop; end',
    'for [x] loop variable of loop over rows must be a record variable or list of scalar variables',
  ],
  ["begin a = 'é😀', 'abc; end", `'é😀', ['abc; end] unterminated quoted string at or near "'abc; end"`],
  ['begin retrun 1; end', '$$begin [retrun] syntax error at or near "retrun"'],
  ['begin return a b c; end', 'b [c] syntax error at or near "c"'],
  ['begin perform form x where; end', 'where [;] syntax error at end of input'],
  ['declare x int := 1 +; begin end', '+ [;] syntax error at end of input'],
  ['begin end if; end', 'end [if] syntax error at or near "if"'],
];

for (const [body, problem] of bodies) {
  test(`in PL/pgSQL: ${body}`, () => {
    assert.deepEqual(problems(`-- é😀\r\n${FUNCTION} $$${body}$$`), [`body: ${problem}`]);
  });
}

test('a DO block runs with the file', () => {
  assert.deepEqual(problems('do $$ begin selec 1; end $$'), [
    'file: begin [selec] syntax error at or near "selec"',
  ]);
});

test('an SQL function is checked when it is created', () => {
  assert.deepEqual(
    problems("create function f() returns int language sql as 'select ''é''; selec 2; select 3 form x'"),
    ["file: ''é''; [selec] syntax error at or near \"selec\"", 'file: form [x] syntax error at or near "x"'],
  );
});

test('a parameter that lacks its default', () => {
  const text =
    'create function f(a int default 1, b bigint) returns int language plpgsql as $$ begin return 1; end $$';
  assert.deepEqual(problems(text), [
    'file: b [bigint] input parameters after one with a default value must also have defaults',
  ]);
});

test('what only a catalogue could tell is not reported', () => {
  for (const body of [
    'declare x t%rowtype; begin x.a := 1; end',
    'declare x mood; begin select 1, 2 into x; end',
    'begin y := 1; end',
    "begin raise excepton 'x'; end",
    "begin execute 'selec 1'; end",
    'begin return 1; end',
  ]) {
    assert.deepEqual(problems(`${FUNCTION} $$${body}$$`), [], body);
  }
});
