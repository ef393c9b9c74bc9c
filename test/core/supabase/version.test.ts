import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasCapability, isTooOld } from '../../../src/core/supabase/capabilities.ts';
import { compareVersions, formatVersion, parseVersion } from '../../../src/core/supabase/version.ts';

const texts: Readonly<Record<string, string | undefined>> = {
  '3.1.0\n': '3.1.0',
  'v1.8.2': '1.8.2',
  '3.2.0-beta.1': '3.2.0',
  'supabase version 2.10.3': '2.10.3',
  '1.2': undefined,
  '127.0.0.1': undefined,
  'no version here': undefined,
  '': undefined,
};

for (const [text, expected] of Object.entries(texts)) {
  test(`the version in ${JSON.stringify(text)}`, () => {
    const version = parseVersion(text);
    assert.equal(version === undefined ? undefined : formatVersion(version), expected);
  });
}

function version(text: string) {
  const parsed = parseVersion(text);
  assert.ok(parsed);
  return parsed;
}

test('versions are compared as numbers', () => {
  assert.ok(compareVersions(version('2.9.0'), version('2.109.0')) < 0);
  assert.ok(compareVersions(version('3.0.0'), version('2.122.1')) > 0);
  assert.equal(compareVersions(version('2.30.0'), version('2.30.0')), 0);
});

test('capabilities begin, and end, at their versions', () => {
  assert.equal(hasCapability(version('2.108.9'), 'list-json'), false);
  assert.equal(hasCapability(version('2.109.0'), 'list-json'), true);
  assert.equal(hasCapability(version('3.9.9'), 'list-target-flags'), true);
  assert.equal(hasCapability(version('4.0.0'), 'list-target-flags'), false);
  assert.equal(isTooOld(version('1.8.1')), true);
  assert.equal(isTooOld(version('1.8.2')), false);
});
