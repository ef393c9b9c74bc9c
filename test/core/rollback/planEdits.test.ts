import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { SqlParser } from '../../../src/core/ports/sqlParser.ts';
import { parseHeader } from '../../../src/core/project/header.ts';
import { rollbackPlanEdits, rollbackPlanFor } from '../../../src/core/rollback/index.ts';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import { applyEdits } from '../../../src/core/text/range.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';

const WORDS = { migration: 'create_t', date: '2026-11-22', author: 'Zoë', purpose: 'Keep t' };
const SQL = 'create type k as enum ();\ncreate table public.t (id int);\n';

let parser: SqlParser;
before(async () => {
  parser = await loadSqlParser();
});

function withPlan(text: string): string {
  return applyEdits(text, rollbackPlanEdits(parseSql(text, parser), WORDS));
}

const EXACT: readonly (readonly [title: string, text: string, expected: string])[] = [
  [
    'a whole header on top',
    'create table t ();\n',
    '-- Migration: create_t\n-- Date: 2026-11-22\n-- Author: Zoë\n-- Purpose: Keep t\n-- Rollback plan:\n--   drop table t;\n\ncreate table t ();\n',
  ],
  [
    'the plan at the end of a header',
    '-- Migration: a\n-- Purpose: b\n--   and c\n\ncreate table t ();\n',
    '-- Migration: a\n-- Purpose: b\n--   and c\n-- Rollback plan:\n--   drop table t;\n\ncreate table t ();\n',
  ],
  [
    'the plan below its label',
    '-- Rollback plan:\n\ncreate table t ();\n',
    '-- Rollback plan:\n--   drop table t;\n\ncreate table t ();\n',
  ],
  [
    'the plan in place of a placeholder',
    '-- Rollback plan: TODO\n-- Author: me\ncreate table t ();\n',
    '-- Rollback plan:\n--   drop table t;\n-- Author: me\ncreate table t ();\n',
  ],
  [
    'the plan in a block comment',
    '/*\n * Purpose: b\n * Rollback: ...\n */\ncreate table t ();\n',
    '/*\n * Purpose: b\n * Rollback:\n *   drop table t;\n */\ncreate table t ();\n',
  ],
  [
    'the plan behind a block comment without a label',
    '/* Purpose: b */\ncreate table t ();\n',
    '/* Purpose: b */\n-- Rollback plan:\n--   drop table t;\ncreate table t ();\n',
  ],
];

describe('rollbackPlanEdits', () => {
  for (const [title, text, expected] of EXACT) {
    test(`writes ${title}`, () => {
      assert.equal(withPlan(text), expected);
    });
  }

  const heads = [
    '',
    '\ufeff',
    '-- An ordinary comment\n',
    '-- Migration: a\n-- Date: b\n',
    '-- Migration: a\n-- Rollback plan:\n',
    '-- Rollback plan: <how to undo>\n',
    '-- Rollback plan:\n--   ...\n-- Author: me\n',
    '/* Rollback: TODO */\n',
    '/* Purpose: b\n   Rollback:\n*/\n',
    '/*\n  Purpose: b\n*/\n',
    '  -- Purpose: b\n',
    '-- **Rollback plan:**\n',
  ];
  for (const head of heads) {
    for (const lineBreak of ['\n', '\r\n']) {
      test(`is read back after ${JSON.stringify(head)} with ${JSON.stringify(lineBreak)}`, () => {
        const text = (head + SQL).replaceAll('\n', lineBreak);
        const result = withPlan(text);
        const parsed = parseSql(result, parser);
        const plan = parseHeader(parsed).rollback?.lines.map((line) => line.text);
        assert.deepEqual(plan, rollbackPlanFor(parseSql(text, parser)));
        assert.deepEqual(rollbackPlanEdits(parsed, WORDS), [], 'and asks for nothing more');
        assert.equal(parsed.statements.length, 2);
        assert.equal(
          result.replaceAll(lineBreak, '').search(/[\r\n]/),
          -1,
          'with the line breaks of the file',
        );
        assert.equal(result.startsWith('\ufeff'), text.startsWith('\ufeff'));
      });
    }
  }

  test('leaves a file with a plan alone', () => {
    assert.deepEqual(
      rollbackPlanEdits(parseSql('-- Rollback: drop table t;\ncreate table t ();', parser), WORDS),
      [],
    );
  });

  test('says so where nothing is to undo', () => {
    assert.ok(withPlan('').includes('-- Rollback plan:\n--   -- nothing to undo\n'));
  });
});
