import assert from 'node:assert/strict';
import { test } from 'node:test';
import { as } from '../../../src/core/sql/ast.ts';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import { StatementCache } from '../../../src/core/sql/statementCache.ts';
import type { ParsedSql, Statement } from '../../../src/core/sql/types.ts';
import { findAll } from '../../../src/core/sql/walk.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';

const parser = await loadSqlParser();

/** The first statement of `text` and what is embedded in it; `?` marks what is conditional. */
function read(text: string): { parsed: ParsedSql; first: Statement; found: string[] } {
  const parsed = parseSql(text, parser);
  const [first] = parsed.statements;
  assert.ok(first, parsed.problems[0]?.message);
  const found = parsed
    .embedded(first)
    .map((one) => `${one.container?.conditional === true ? '? ' : ''}${parsed.source.slice(one.range)}`);
  return { parsed, first, found };
}

function inBlock(body: string): string[] {
  return read(`do $$ ${body} $$;`).found;
}

const blocks: readonly (readonly [name: string, body: string, found: readonly string[]])[] = [
  [
    'plain statements',
    'begin create table a (id int); drop table b; end',
    ['create table a (id int)', 'drop table b'],
  ],
  [
    'no semicolon after the last end, and a label',
    '<<x>> begin null; drop table b; end x;',
    ['drop table b'],
  ],
  [
    'declarations',
    `declare a int := 1; b text default ';'; c constant int not null = 2; d cursor for select 1; begin drop table t; end`,
    ['drop table t'],
  ],
  ['a nested block', 'begin begin drop table a; end; drop table b; end', ['drop table a', 'drop table b']],
  [
    'a nested block with a handler',
    'begin begin drop table a; exception when undefined_table or others then drop table b; end; drop table c; end',
    ['? drop table a', '? drop table b', 'drop table c'],
  ],
  [
    'if, elsif, else',
    'begin if a then drop table a; elsif b then drop table b; else drop table c; end if; drop table d; end',
    ['? drop table a', '? drop table b', '? drop table c', 'drop table d'],
  ],
  [
    'a condition with CASE and a query',
    "begin if case when a then b else c end and exists (select 1 from t where x = 'then') then drop table a; end if; end",
    ['? drop table a'],
  ],
  [
    'case',
    'begin case x when 1, 2 then drop table a; when 3 then null; else drop table b; end case; case when y then drop table c; end case; end',
    ['? drop table a', '? drop table b', '? drop table c'],
  ],
  [
    'loops',
    'begin loop drop table a; exit when true; end loop; while x loop drop table b; end loop; for i in reverse 3..1 by 1 loop drop table c; end loop; foreach y slice 1 in array z loop drop table d; end loop; end',
    ['? drop table a', '? drop table b', '? drop table c', '? drop table d'],
  ],
  [
    'a loop over a query',
    'begin for r in select case when a then 1 end from t loop drop table a; end loop; for r in (select 2) loop null; end loop; end',
    ['select case when a then 1 end from t', '? drop table a', '(select 2)'],
  ],
  [
    'a loop over a data-changing query',
    'begin for r in update t set a = 1 returning b into c loop null; end loop; end',
    ['update t set a = 1 returning b into c'],
  ],
  ['after a conditional return', 'begin if a then return; end if; drop table a; end', ['? drop table a']],
  ['after an exit from a block', '<<b>> begin exit b when a; drop table a; end', ['? drop table a']],
  [
    'an exit from a loop leaves the rest alone',
    'begin loop exit; end loop; drop table a; end',
    ['drop table a'],
  ],
  [
    'assignments',
    'begin a := (select 1); b.c = 2; d[1] := 3; "e" := 4; $1 := 5; new.x := 6; drop table a; end',
    ['drop table a'],
  ],
  [
    'INTO',
    'begin select a into b from t; select a, b into strict c.d, e[1] from t; insert into t values (1) returning x into y; with q as (select 1) select * into z from q; end',
    [
      'select a into b from t',
      'select a, b into strict c.d, e[1] from t',
      'insert into t values (1) returning x into y',
      'with q as (select 1) select * into z from q',
    ],
  ],
  ['PERFORM', "begin perform cron.schedule('a', 'b'); end", ["perform cron.schedule('a', 'b')"]],
  [
    'statements that hold only names',
    "begin get diagnostics a = row_count; raise notice 'x; %', 1; assert true, ';'; fetch c into d; move c; close c; commit; rollback; null; drop table a; end",
    ['drop table a'],
  ],
  [
    'open',
    "begin open c for select 1; open d; open e(1, 2); open f for execute 'select 2'; end",
    ['select 1', 'select 2'],
  ],
  [
    'execute of a constant',
    "begin execute 'drop table a'; execute $q$ drop table b; drop table c $q$ into x using y; execute E'drop table \"d\"'; end",
    ['drop table a', 'drop table b', 'drop table c', 'drop table "d"'],
  ],
  [
    'execute of joined constants',
    "begin execute 'drop ' || 'table a, ' || $x$b$x$; end",
    ["drop ' || 'table a, ' || $x$b"],
  ],
  [
    'a rule and an atomic function',
    'begin create rule r as on insert to t do (select 1; select 2); create function f() returns int begin atomic select 1; end; drop table a; end',
    [
      'create rule r as on insert to t do (select 1; select 2)',
      'create function f() returns int begin atomic select 1; end',
      'drop table a',
    ],
  ],
  ['a statement that does not parse', 'begin drop tabl a; drop table b; end', ['drop table b']],
  ['comments', 'begin -- begin ; end\n /* ; */ drop /* x */ table a -- y\n; end', ['drop /* x */ table a']],
  ['compiler options', '#variable_conflict use_column\n begin drop table a; end', ['drop table a']],
];

for (const [name, body, found] of blocks) {
  test(name, () => {
    assert.deepEqual(inBlock(body), found);
  });
}

test('execute of anything but constants is dynamic', () => {
  const dynamic = (body: string): boolean => {
    const { parsed, first } = read(`do $$ ${body} $$`);
    return parsed.hasDynamicSql(first);
  };
  assert.equal(dynamic("begin execute 'select 1'; end"), false);
  assert.equal(dynamic("begin execute format('drop table %I', x); end"), true);
  assert.equal(dynamic("begin execute 'drop table ' || x; end"), true);
  assert.equal(dynamic('begin for r in execute x loop null; end loop; end'), true);
  assert.equal(dynamic('begin return query execute x; end'), true);
  assert.equal(dynamic('begin if x then end'), true, 'what cannot be read to its end may be anything');
});

test('every offset is exact in plain and dollar quotes, with non-ASCII text and CRLF', () => {
  const bodies = [
    [
      "do $é$ begin -- ünï 😀\r\n  if 'é' = '日' then\r\n    execute 'drop table \"tàble\", nöpe';\r\n  end if;\r\n  update \"tàble\" set x = '😀' where nöpe = 1;\r\nend $é$;",
    ],
    [
      "do 'begin -- it''s 😀\r\n  execute ''drop table \"tàble\", nöpe'';\r\n  update \"tàble\" set x = ''😀'' where nöpe = 1;\r\nend';",
    ],
    [
      "do E'begin -- it\\'s 😀\\n\r\n  execute \\'drop table \"tàble\", nöpe\\';\r\n  update \"tàble\" set x = \\'😀\\' where nöpe = 1;\r\nend';",
    ],
  ].flat();
  for (const body of bodies) {
    const text = `-- 日本 😀\r\nselect 'é';\r\n${body}\r\nselect 1;`;
    const parsed = parseSql(text, parser);
    const block = parsed.statements[1];
    assert.ok(block);
    const [drop, update, ...more] = parsed.embedded(block);
    assert.ok(drop && update);
    assert.equal(more.length, 0);
    assert.equal(parsed.source.slice(drop.range), 'drop table "tàble", nöpe');
    assert.match(
      parsed.source.slice(update.range),
      /^update "tàble" set x = '{1,2}.*nöpe = 1$|^update "tàble" set x = \\'/u,
    );
    assert.equal(text.slice(update.range.end, update.fullEnd), ';');
    const [column] = findAll(update.tree, 'ColumnRef');
    assert.ok(text.startsWith('nöpe = 1', update.offsetOf(column?.location)));
    const table = as(update.tree, 'UpdateStmt')?.relation;
    assert.ok(text.startsWith('"tàble" set', update.offsetOf(table?.location)));
  }
});

test('the place of a location after a blanked INTO is right', () => {
  const text = 'do $$ begin select é into strict v, w from tàble where ö = 1; end $$';
  const { parsed, first } = read(text);
  const [statement] = parsed.embedded(first);
  const [, second] = findAll(statement?.tree ?? first.tree, 'ColumnRef');
  assert.ok(text.startsWith('ö = 1', statement?.offsetOf(second?.location)));
});

test('functions', () => {
  const body = 'as $$ begin if a then drop table a; end if; delete from b; return new; end $$';
  const { parsed, first, found } = read(`create function f() returns trigger language plpgsql ${body}`);
  assert.deepEqual(found, ['? drop table a', 'delete from b']);
  assert.equal(parsed.embedded(first)[0]?.container?.kind, 'function');
  assert.equal(parsed.embedded(first)[0]?.container?.statement, first);
  assert.equal(parsed.hasDynamicSql(first), false);
  assert.deepEqual(read(`create procedure p() ${body} language 'plpgsql'`).found, found);
  assert.deepEqual(read("create function f() returns int language c as 'obj', 'sym'").found, []);
  assert.deepEqual(read("create function f() returns int language sql as 'select ''a;''; select 2'").found, [
    "select ''a;''",
    'select 2',
  ]);
  assert.deepEqual(
    read('create function f() returns int begin atomic; select case when true then 1 end; ; select 2; end')
      .found,
    ['select case when true then 1 end', 'select 2'],
  );
  assert.deepEqual(read('create function f(a int) returns int return a + 1').found, ['return a + 1']);
  assert.deepEqual(read('create table t (id int)').found, []);
});

test('a language named before or after, quoted or in capitals', () => {
  for (const text of [
    'do language plpgsql $$ begin drop table a; end $$',
    "DO $$ begin drop table a; end $$ LANGUAGE 'PLPGSQL'",
    'do language "plpgsql" $$ begin drop table a; end $$',
  ]) {
    assert.deepEqual(read(text).found, ['drop table a'], text);
  }
});

test('a block inside a block can be asked in its turn', () => {
  const { parsed, first, found } = read('do $a$ begin do $b$ begin drop table a; end $b$; end $a$');
  assert.deepEqual(found, ['do $b$ begin drop table a; end $b$']);
  const [inner] = parsed.embedded(first);
  assert.ok(inner);
  const [drop] = parsed.embedded(inner);
  assert.equal(drop && parsed.source.slice(drop.range), 'drop table a');
  assert.equal(drop?.container?.statement, inner);
});

test('a body moved by an edit above it is placed anew without being read again', () => {
  const cache = new StatementCache();
  const text = 'do $$ begin drop table a; end $$;';
  const before = parseSql(text, parser, cache);
  const [block] = before.statements;
  assert.ok(block);
  const [first] = before.embedded(block);
  const after = parseSql(`-- é\n${text}`, parser, cache);
  const [moved] = after.statements;
  assert.ok(moved);
  const [second] = after.embedded(moved);
  assert.equal(second?.tree, first?.tree);
  assert.equal(second && after.source.slice(second.range), 'drop table a');
});

test('blocks nested beyond all measure are given up, not crashed on', () => {
  const { parsed, first } = read(`do $$ ${'begin '.repeat(50_000)} $$`);
  assert.equal(parsed.hasDynamicSql(first), true);
});
