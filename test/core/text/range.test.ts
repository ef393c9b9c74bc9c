import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, containsRange } from '../../../src/core/text/range.ts';

test('edits are applied by position, whatever their order', () => {
  const edits = [
    { start: 7, end: 7, newText: '!' },
    { start: 0, end: 1, newText: 'A' },
    { start: 3, end: 6, newText: '' },
  ];
  assert.equal(applyEdits('abcdefg', edits), 'Abcg!');
});

test('of two edits that overlap the first by position is made', () => {
  const edits = [
    { start: 2, end: 4, newText: 'YY' },
    { start: 0, end: 3, newText: 'X' },
  ];
  assert.equal(applyEdits('abcdef', edits), 'Xdef');
});

test('two insertions at one place are both made, in the order given', () => {
  const edits = [
    { start: 1, end: 1, newText: '1' },
    { start: 1, end: 1, newText: '2' },
  ];
  assert.equal(applyEdits('ab', edits), 'a12b');
});

test('touching ends count as inside', () => {
  assert.equal(containsRange({ start: 2, end: 5 }, { start: 2, end: 5 }), true);
  assert.equal(containsRange({ start: 2, end: 5 }, { start: 1, end: 3 }), false);
  assert.equal(containsRange({ start: 2, end: 5 }, { start: 5, end: 6 }), false);
});
