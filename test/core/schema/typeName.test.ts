import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyTypeChange } from '../../../src/core/schema/typeChange.ts';
import type { TypeChange, UsingClause } from '../../../src/core/schema/typeChange.ts';
import {
  argumentTypeText,
  printType,
  sameType,
  typeReferenceFromText,
} from '../../../src/core/schema/typeName.ts';
import { foldSql } from '../../support/foldSql.ts';

const PRINTED: readonly (readonly [written: string, printed: string])[] = [
  ['int', 'integer'],
  ['int8', 'bigint'],
  ['float8', 'double precision'],
  ['float(10)', 'real'],
  ['bool', 'boolean'],
  ['decimal(10, 2)', 'numeric(10,2)'],
  ['varchar', 'character varying'],
  ['varchar(10)[]', 'character varying(10)[]'],
  ['char', 'character(1)'],
  ['"char"', '"char"'],
  ['timestamptz(3)', 'timestamp(3) with time zone'],
  ['timestamp', 'timestamp without time zone'],
  ['time with time zone', 'time with time zone'],
  ['interval(3)', 'interval(3)'],
  ['int array', 'integer[]'],
  ['int[][]', 'integer[]'],
  ['pg_catalog.int4', 'integer'],
  ['extensions.vector(1536)', 'extensions.vector(1536)'],
  ['public."Mood"', 'public.Mood'],
];

for (const [written, printed] of PRINTED) {
  test(`type ${written}`, () => {
    const type = foldSql(`create table t (a ${written});`).tables.get('public.t')?.columns.first()?.type;
    assert.equal(type && printType(type), printed);
  });
}

test('types as plain text', () => {
  for (const text of ['character varying(255)', 'text[]', 'auth.aal_level', 'timestamp with time zone']) {
    assert.equal(printType(typeReferenceFromText(text)), text);
  }
  assert.equal(printType(typeReferenceFromText('int4')), 'integer');
});

test('comparing types', () => {
  const same = (left: string, right: string): boolean =>
    sameType(typeReferenceFromText(left), typeReferenceFromText(right));
  assert.deepEqual(
    [
      same('int4', 'integer'),
      same('varchar(1)', 'varchar(2)'),
      same('public.e', 'e'),
      same('s.e', 'e'),
      same('int', 'int[]'),
    ],
    [true, false, true, false, false],
  );
});

test('argument types go without modifiers and without public', () => {
  assert.equal(argumentTypeText(typeReferenceFromText('public.e')), 'e');
  assert.equal(argumentTypeText(typeReferenceFromText('varchar(3)[]')), 'character varying[]');
});

const CHANGES: readonly (readonly [from: string, to: string, using: UsingClause, change: TypeChange])[] = [
  ['int', 'int4', 'none', 'same'],
  ['int', 'int', 'expression', 'rewrite'],
  ['text', 'varchar', 'identity', 'catalogOnly'],
  ['text', 'mood', 'none', 'unknown'],
  ['mood', 'text', 'identity', 'unknown'],
  ['public.mood', 'mood', 'none', 'same'],
  ['timestamp', 'timestamptz', 'none', 'indexRebuild'],
  ['int', 'bigint', 'none', 'rewrite'],
];

for (const [from, to, using, change] of CHANGES) {
  test(`from ${from} to ${to}, using ${using}`, () => {
    assert.equal(classifyTypeChange(typeReferenceFromText(from), typeReferenceFromText(to), using), change);
  });
}
