import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { SqlParser } from '../../../src/core/ports/sqlParser.ts';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import type { PlannedFile } from '../../../src/core/templates/index.ts';
import { planSelectionMigration, rollbackHeaderEdits } from '../../../src/core/templates/index.ts';
import { applyEdits } from '../../../src/core/text/range.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';
import { expandSnippet } from '../../support/expandSnippet.ts';

let parser: SqlParser;
before(async () => {
  parser = await loadSqlParser();
});

const PLACE = {
  name: 'Add Avatar to Contacts',
  now: new Date('2026-11-22T18:04:05Z'),
  author: 'Zoë',
  knownVersions: [],
  existingNames: [],
  folder: 'supabase/migrations',
};

function wrap(sql: string): PlannedFile {
  const plan = planSelectionMigration({ ...PLACE, selected: parseSql(sql, parser) });
  assert.ok(plan.outcome === 'planned');
  const [file] = plan.files;
  assert.ok(file !== undefined && plan.files.length === 1);
  return file;
}

describe('planSelectionMigration', () => {
  test('puts a header with the derived plan over the selection', () => {
    const file = wrap('\n  alter table public.contacts add column avatar text;  \n\n');
    assert.equal(file.path, 'supabase/migrations/20261122180405_add_avatar_to_contacts.sql');
    assert.equal(
      file.text,
      '-- Migration: add_avatar_to_contacts\n-- Date: 2026-11-22\n-- Author: Zoë\n-- Purpose: Add avatar to contacts\n-- Rollback plan:\n--   alter table public.contacts drop column avatar;\n\nalter table public.contacts add column avatar text;\n',
    );
  });
  test('keeps a header that the selection brings', () => {
    const sql = '-- Purpose: mine\n-- Rollback: drop table t;\ncreate table t ();\n';
    assert.equal(wrap(sql).text, sql);
  });
  test('adds the plan to a header without one', () => {
    assert.equal(
      wrap('-- Purpose: mine\ncreate table t ();').text,
      '-- Purpose: mine\n-- Rollback plan:\n--   drop table t;\ncreate table t ();\n',
    );
  });
  for (const sql of [
    "select '${1:a}', $tag$ } \\ $tag$;",
    '-- Purpose: mine\nselect $1;',
    'broken sql here',
    'create function f() returns int language sql as $$ select 1 $$;',
  ]) {
    test(`as a snippet is the same text: ${sql}`, () => {
      const { text, snippet } = wrap(sql);
      assert.equal(expandSnippet(snippet).text, text);
    });
  }
  test('refuses a vague name', () => {
    const plan = planSelectionMigration({ ...PLACE, name: 'fix', selected: parseSql('select 1', parser) });
    assert.equal(plan.outcome, 'refused');
  });
});

describe('rollbackHeaderEdits', () => {
  const file = { fileName: '20261122180405_create_t.sql', now: PLACE.now, author: undefined };
  test('keeps the text of the file', () => {
    const text = 'create table t ();\n';
    const result = applyEdits(text, rollbackHeaderEdits(parseSql(text, parser), file));
    assert.equal(
      result,
      `-- Migration: create_t\n-- Date: 2026-11-22\n-- Author: unknown\n-- Purpose: Create t\n-- Rollback plan:\n--   drop table t;\n\n${text}`,
    );
  });
  test('does nothing where there is a plan', () => {
    assert.deepEqual(
      rollbackHeaderEdits(parseSql('-- Rollback: drop table t;\ncreate table t ();', parser), file),
      [],
    );
  });
});
