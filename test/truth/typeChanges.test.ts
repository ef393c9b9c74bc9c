import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { classifyTypeChange } from '../../src/core/schema/typeChange.ts';
import type { TypeChange, UsingClause } from '../../src/core/schema/typeChange.ts';
import { typeReferenceFromText } from '../../src/core/schema/typeName.ts';

/** Every type is changed to every other one that it can be cast to. */
const TYPES = [
  ...['text', 'varchar', 'varchar(5)', 'varchar(10)', 'char(5)', 'char(10)', 'name'],
  ...['smallint', 'int', 'bigint', 'oid', 'real', 'double precision', 'money'],
  ...[
    'numeric',
    'numeric(10,2)',
    'numeric(12,2)',
    'numeric(12,4)',
    'numeric(10)',
    'boolean',
    'uuid',
    'bytea',
  ],
  ...['timestamp', 'timestamp(3)', 'timestamptz', 'timestamptz(3)', 'date', 'time', 'time(3)', 'timetz'],
  ...['interval', 'interval(3)', 'json', 'jsonb', 'xml', 'inet', 'cidr', 'macaddr'],
  ...['bit(5)', 'bit(10)', 'varbit', 'varbit(5)', 'varbit(10)', 'tsvector', 'point'],
  ...[
    'text[]',
    'varchar[]',
    'varchar(5)[]',
    'varchar(10)[]',
    'int[]',
    'bigint[]',
    'numeric(10,2)[]',
    'numeric(12,2)[]',
  ],
  ...['timestamp[]', 'timestamptz[]', 'cidr[]', 'inet[]'],
] as const;

let database: PGlite;
before(async () => {
  database = await PGlite.create();
  await database.exec(`
    set time zone 'UTC';
    create function change_type(old text, new text, clause text) returns text language plpgsql as $$
    declare
      heap bigint;
      tree bigint;
      change text;
    begin
      execute format('create table changed (a %s)', old);
      begin
        execute 'create index tree on changed (a)';
      exception when others then null;
      end;
      heap := pg_relation_filenode('changed');
      tree := pg_relation_filenode(to_regclass('tree'));
      execute format('alter table changed alter column a type %s ', new) || replace(clause, '%', new);
      change := case
        when heap <> pg_relation_filenode('changed') then 'rewrite'
        when tree <> pg_relation_filenode(to_regclass('tree')) then 'indexRebuild'
        else 'catalogOnly' end;
      drop table changed;
      return change;
    exception when others then
      return null;
    end $$;`);
});
after(async () => {
  await database.close();
});

const CLAUSES = [
  ['none', ''],
  ['identity', 'using a::%'],
] as const;

/** What Postgres does for each type that the change is possible to, by the USING clause. */
async function measure(
  from: string,
): Promise<readonly (readonly [to: string, using: UsingClause, change: TypeChange])[]> {
  const others = TYPES.filter((to) => to !== from);
  const result = await database.query<{ to: string; using: UsingClause; change: TypeChange }>(
    `select new as "to", name as "using", change from unnest($2::text[]) new
     cross join unnest($3::text[], $4::text[]) as clause (name, sql)
     cross join lateral change_type($1, new, clause.sql) as change where change is not null`,
    [from, others, CLAUSES.map(([name]) => name), CLAUSES.map(([, sql]) => sql)],
  );
  return result.rows.map((row) => [row.to, row.using, row.change]);
}

for (const from of TYPES) {
  test(`changing ${from} to every other type costs what is claimed`, async () => {
    const measured = await measure(from);
    assert.notEqual(measured.length, 0);
    const claimed = measured.map(([to, using]) => {
      const change = classifyTypeChange(typeReferenceFromText(from), typeReferenceFromText(to), using);
      return [to, using, change];
    });
    assert.deepEqual(claimed, measured);
  });
}
