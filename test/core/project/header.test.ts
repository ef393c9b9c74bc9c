import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommentedSource } from '../../../src/core/project/header.ts';
import { formatHeader, hasRollbackPlan, parseHeader } from '../../../src/core/project/header.ts';
import { tokenize } from '../../../src/core/sql/lexer.ts';
import { isComment } from '../../../src/core/sql/tokens.ts';
import { SourceText } from '../../../src/core/text/sourceText.ts';

function file(text: string): CommentedSource {
  const tokens = tokenize(text);
  const first = tokens.find((token) => !isComment(token));
  return {
    source: new SourceText(text),
    comments: tokens.flatMap(({ kind, start, end }) =>
      kind === 'lineComment' || kind === 'blockComment'
        ? [{ kind, start, end, text: text.slice(start, end) }]
        : [],
    ),
    statements: first === undefined ? [] : [{ range: { start: first.start, end: text.length } }],
  };
}

function planOf(text: string): readonly string[] | undefined {
  const { source, ...rest } = file(text);
  const plan = parseHeader({ source, ...rest }).rollback;
  for (const line of plan?.lines ?? []) assert.equal(source.slice(line), line.text);
  return plan?.lines.map((line) => line.text);
}

describe('a full header', () => {
  const text = `-- Migration: add_contact_avatar
-- Date: 2026-11-22
-- Author: Zoë 😀 <zoe@example.com>
-- Purpose: Show a picture
--   next to each contact.
-- Rollback plan:
--   alter table public.contacts
--     drop column avatar_url;

alter table public.contacts add column avatar_url text;
`;
  const header = parseHeader(file(text));

  test('has its fields', () => {
    assert.equal(header.migration?.text, 'add_contact_avatar');
    assert.equal(header.date?.text, '2026-11-22');
    assert.equal(header.author?.text, 'Zoë 😀 <zoe@example.com>');
    assert.equal(header.purpose?.text, 'Show a picture next to each contact.');
  });
  test('has ranges in UTF-16', () => {
    const at = (range: { start: number; end: number } | undefined): string =>
      text.slice(range?.start, range?.end);
    assert.equal(at(header.author?.label), 'Author');
    assert.equal(at(header.author?.range), 'Zoë 😀 <zoe@example.com>');
    assert.equal(at(header.purpose?.range), 'Show a picture\n--   next to each contact.');
    assert.equal(at(header.rollback?.label), 'Rollback plan');
    assert.equal(
      at(header.rollback?.range),
      'Rollback plan:\n--   alter table public.contacts\n--     drop column avatar_url;',
    );
  });
  test('has the lines of the plan', () => {
    assert.deepEqual(planOf(text), ['alter table public.contacts', 'drop column avatar_url;']);
  });
});

describe('rollback plans', () => {
  const cases: readonly (readonly [title: string, text: string, plan: readonly string[] | undefined])[] = [
    ['on the label’s line', '-- Rollback: drop table a;\ncreate table a ();', ['drop table a;']],
    ['below the label', '-- Rollback plan:\n-- drop table a;\n', ['drop table a;']],
    ['with CRLF', '-- Rollback plan:\r\n-- drop table a;\r\nselect 1;', ['drop table a;']],
    ['with a BOM', '\ufeff-- Rollback:\n-- drop table a;\n', ['drop table a;']],
    ['in a block comment', '/*\n * Rollback:\n *   drop table a;\n */', ['drop table a;']],
    [
      'in a block comment without stars',
      '/* Rollback plan:\ndrop table a;\ndrop table b; */',
      ['drop table a;', 'drop table b;'],
    ],
    ['Down', '-- Down:\n-- drop table a;', ['drop table a;']],
    [
      'numbered',
      '-- Rollback plan:\n--   1. drop table b;\n--   2) drop table a;',
      ['drop table b;', 'drop table a;'],
    ],
    ['as a banner', '-- ===== ROLLBACK =====\n-- drop table a;\n-- =====', ['drop table a;']],
    ['in bold', '-- **Rollback plan:** drop table a;', ['drop table a;']],
    ['with a remark in brackets', '-- ROLLBACK (manual):\n-- drop table a;', ['drop table a;']],
    ['to roll back', '-- To rollback:\n-- drop table a;', ['drop table a;']],
    ['at the end of the file', 'create table a ();\n\n-- Rollback:\n-- drop table a;', ['drop table a;']],
    ['after a blank line', '-- Rollback:\n\n-- drop table a;\n', ['drop table a;']],
    [
      'not the comment of the next statement',
      '-- Rollback: drop table a;\n\n-- Contacts of a team\ncreate table a ();',
      ['drop table a;'],
    ],
    ['not a comment after a blank line that is no SQL', '-- Rollback:\n\n-- Contacts of a team\n', []],
    ['up to the next label', '-- Rollback: drop table a;\n-- Author: me', ['drop table a;']],
    ['in words', '-- Rollback plan: restore contacts from the backup', ['restore contacts from the backup']],
    [
      'a closing bracket alone',
      '-- Rollback:\n-- create table a (\n--   id int\n-- );',
      ['create table a (', 'id int', ');'],
    ],
    [
      'a comment in the plan',
      '-- Rollback:\n--   -- not reversible from this file: drop table b\n',
      ['-- not reversible from this file: drop table b'],
    ],
    ['none', 'select 1;\n-- an ordinary comment\n', undefined],
    ['not inside a statement’s line', 'select 1; -- rollback: no', undefined],
    ['not in a sentence', '-- This rollback is easy: drop it', undefined],
    ['not in a string', "select '\n-- Rollback: drop table a;\n';", undefined],
  ];
  for (const [title, text, plan] of cases) {
    test(title, () => {
      assert.deepEqual(planOf(text), plan);
    });
  }
});

describe('hasRollbackPlan', () => {
  const cases: readonly (readonly [text: string, expected: boolean])[] = [
    ['-- Rollback: drop table a;', true],
    ['-- Rollback: none, the rows were wrong', true],
    ['-- Rollback plan:\n', false],
    ['-- Rollback plan: TODO', false],
    ['-- Rollback plan: n/a', false],
    ['-- Rollback plan:\n--   ...\n', false],
    ['-- Rollback plan: <how to undo>', false],
    ['create table a ();', false],
    ['', false],
  ];
  for (const [text, expected] of cases) {
    test(JSON.stringify(text), () => {
      assert.equal(hasRollbackPlan(file(text)), expected);
    });
  }
});

describe('labels', () => {
  test('of other styles are understood', () => {
    const header = parseHeader(
      file(
        '/*\n  Title: Contacts\n  Created: 2026-01-01\n  Created by: me\n  Description: all of them\n*/\nselect 1;',
      ),
    );
    assert.equal(header.migration?.text, 'Contacts');
    assert.equal(header.date?.text, '2026-01-01');
    assert.equal(header.author?.text, 'me');
    assert.equal(header.purpose?.text, 'all of them');
  });
  test('after the first statement are no header', () => {
    assert.equal(parseHeader(file('select 1;\n-- Purpose: to see\nselect 2;')).purpose, undefined);
  });
  test('without a value give an empty range after the label', () => {
    const purpose = parseHeader(file('-- Purpose:\n-- Author: me')).purpose;
    assert.deepEqual([purpose?.text, purpose?.range], ['', { start: 10, end: 10 }]);
  });
});

test('what formatHeader writes is read back', () => {
  const text = formatHeader({
    migration: 'create_contacts',
    date: '2026-11-22',
    author: 'Zoë\nInjected: yes',
    purpose: 'Keep  contacts',
    rollback: ['drop policy "Read contacts" on public.contacts;', 'drop table\n  public.contacts;'],
  });
  const header = parseHeader(file(`${text}\ncreate table public.contacts ();\n`));
  assert.equal(header.migration?.text, 'create_contacts');
  assert.equal(header.author?.text, 'Zoë Injected: yes');
  assert.equal(header.purpose?.text, 'Keep contacts');
  assert.deepEqual(
    header.rollback?.lines.map((line) => line.text),
    ['drop policy "Read contacts" on public.contacts;', 'drop table', 'public.contacts;'],
  );
});
