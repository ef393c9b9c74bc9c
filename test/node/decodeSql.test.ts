import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeSql } from '../../src/node/decodeSql.ts';

test('UTF-8 is read, a byte order mark is left out', () => {
  assert.deepEqual(decodeSql(Buffer.from('select 1')), { ok: true, text: 'select 1', byteOrderMark: false });
  assert.deepEqual(decodeSql(Buffer.from('-- ü')), { ok: true, text: '-- ü', byteOrderMark: false });
  assert.deepEqual(decodeSql(Buffer.from('\ufeff-- ü')), { ok: true, text: '-- ü', byteOrderMark: true });
  assert.deepEqual(decodeSql(Buffer.alloc(0)), { ok: true, text: '', byteOrderMark: false });
});

test('other encodings and binary files are refused with a reason', () => {
  assert.deepEqual(decodeSql(Buffer.from('\ufeffselect', 'utf16le')), { ok: false, reason: 'utf-16' });
  assert.deepEqual(decodeSql(Buffer.from('-- ü', 'latin1')), { ok: false, reason: 'not-utf8' });
  assert.deepEqual(decodeSql(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff])), {
    ok: false,
    reason: 'not-utf8',
  });
});
