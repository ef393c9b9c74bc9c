import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { SqlParser } from '../../src/core/ports/sqlParser.ts';
import { loadSqlParser } from '../../src/node/sqlParser.ts';
import { applyFix } from '../support/lintFixture.ts';
import { historyOf, lintFiles } from '../support/lintText.ts';
import { truthEngines, type TruthDatabase } from '../support/truthDatabases.ts';

interface FixCase {
  readonly rule: string;
  /** The migration that is applied, with rows. */
  readonly applied: string;
  /** The one that gets the fix. */
  readonly pending: string;
  /** What holds after each of the files that the fix leaves, from the pending one on. */
  readonly after: readonly string[];
}

/** What the larger fixes promise, with old and new clients at work between the files. */
const cases: Readonly<Record<string, FixCase>> = {
  'a column renamed in steps': {
    rule: 'rename-column',
    applied: `create table public.people (id int primary key, phone varchar(9) not null, "Data" json);
      insert into public.people values (1, 'one', '{"a":1}');`,
    pending: 'alter table people rename phone to number;',
    after: [
      `insert into people (id, phone) values (2, 'two');
       insert into people (id, number) values (3, 'three');
       update people set phone = 'zwei' where id = 2;
       update people set number = 'drei' where id = 3;
       select truth.holds((select array_agg(number order by id) from people where id > 1) = '{zwei,drei}');
       select truth.holds((select array_agg(phone order by id) from people) = '{one,zwei,drei}');`,
      "select truth.holds((select array_agg(number order by id) from people) = '{one,zwei,drei}');",
    ],
  },
  'a column without an equality operator renamed in steps': {
    rule: 'rename-column',
    applied: `create table public.people (id int primary key, "Data" json);
      insert into public.people values (1, '{"a":1}');`,
    pending: 'alter table people rename "Data" to data;',
    after: [
      `update people set "Data" = '{"a":2}' where id = 1;
       select truth.holds((select data::text from people) = '{"a":2}');`,
      'select truth.holds((select data::text = "Data"::text from people));',
    ],
  },
  'a type changed in steps': {
    rule: 'change-column-type',
    applied: `create table public.people (id int primary key, size integer not null default 7);
      insert into public.people values (1, 1);`,
    pending: 'alter table public.people alter column size type bigint;',
    after: [
      'insert into people (id) values (2); update people set size = 3 where id = 2;',
      "select truth.holds((select array_agg(size_new order by id) from people) = '{1,3}');",
      `insert into people (id) values (4);
       insert into people (id, size) values (5, 5000000000);
       select truth.holds((select array_agg(size order by id) from people) = '{1,3,7,5000000000}');
       select truth.holds(pg_typeof(size) = 'bigint'::regtype) from people;`,
    ],
  },
  'a type changed in steps by an expression': {
    rule: 'change-column-type',
    applied: `create table public.people (id int primary key, tags text);
      insert into public.people values (1, 'a,b');`,
    pending: "alter table public.people alter column tags type text[] using string_to_array(tags, ',');",
    after: [
      "insert into people values (2, 'c'); select truth.holds((select tags_new = '{c}' from people where id = 2));",
      "select truth.holds((select tags_new = '{a,b}' from people where id = 1));",
      "insert into people (id, tags) values (3, '{d}'); select truth.holds((select count(*) from people where tags is not null) = 3);",
    ],
  },
  'a dropped column kept for now': {
    rule: 'drop-column',
    applied: 'create table public.people (id int primary key, phone text not null, fax text);',
    pending: 'alter table public.people drop column phone, drop column fax;',
    after: [
      "insert into people (id) values (1); select truth.holds(col_description('people'::regclass, 2) like 'Deprecated%');",
    ],
  },
  'a dropped table kept for now': {
    rule: 'drop-table',
    applied: 'create table public.people (id int primary key); insert into public.people values (1);',
    pending: 'drop table public.people cascade;',
    after: [
      'select truth.holds((select count(*) from people_deprecated_20260102) = 1); drop table people_deprecated_20260102;',
    ],
  },
  'a renamed table that leaves a view': {
    rule: 'rename-table',
    applied: 'create table public.people (id int primary key);',
    pending: 'alter table public.people rename to persons;',
    after: [
      'insert into people values (1); select truth.holds((select count(*) from persons) = 1); drop view people; drop table persons;',
    ],
  },
};

let parser: SqlParser;
before(async () => {
  parser = await loadSqlParser();
});

for (const [name, open] of truthEngines) {
  describe(`what the rules' fixes write, on ${name}`, () => {
    let database: TruthDatabase;
    before(async () => {
      database = await open();
    });
    after(() => database.close());

    for (const [title, each] of Object.entries(cases)) {
      test(title, async () => {
        await database.execute(`drop table if exists people cascade; ${each.applied}`);
        for (const [index, text] of fixed(each).entries()) {
          await database.execute(text);
          await database.execute(each.after[index] ?? '');
        }
      });
    }
  });
}

/** The files from the pending one on, once its first finding is fixed. */
function fixed({ rule, applied, pending, after: { length } }: FixCase): readonly string[] {
  const files = historyOf(applied, pending);
  const states = new Map([[files[0]?.path ?? '', 'applied' as const]]);
  const finding = lintFiles(files, parser, { states }).find((each) => each.rule === rule);
  const [fix] = finding?.fixes ?? [];
  assert.ok(fix !== undefined && !fix.title.startsWith('Ignore'), 'there is a fix');
  const texts = applyFix(files, fix)
    .slice(1)
    .map(({ text }) => text);
  assert.equal(texts.length, length);
  return texts;
}
