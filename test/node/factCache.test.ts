import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { HistoryFacts } from '../../src/core/lint/facts.ts';
import { cacheFolder } from '../../src/node/cacheFolder.ts';
import { openFactCache } from '../../src/node/factCache.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const facts = (message: string): HistoryFacts => ({
  'a.sql': [
    {
      rule: 'r',
      severity: 'info',
      range: { start: 0, end: 1 },
      message,
      related: [],
      fixes: [],
      place: 'file',
    },
  ],
});

function storedFile(folder: string): string {
  const [build = ''] = readdirSync(folder);
  const [name = ''] = readdirSync(join(folder, build));
  return join(folder, build, name);
}

test('what was saved is there in the next run, for the same history only', (t) => {
  const folder = temporaryFolder(t);
  const first = openFactCache(folder, '/h');
  assert.equal(first.isEmpty, true);
  first.set('one', facts('ü'));
  first.set('two', facts('b'));
  first.save();
  const second = openFactCache(folder, '/h');
  assert.equal(second.isEmpty, false);
  assert.deepEqual(second.get('one'), facts('ü'));
  assert.deepEqual(second.get('two'), facts('b'));
  assert.equal(second.get('three'), undefined);
  assert.equal(openFactCache(folder, '/other').isEmpty, true);
});

test('adding to a cache keeps what was there', (t) => {
  const folder = temporaryFolder(t);
  for (const key of ['one', 'two']) {
    const cache = openFactCache(folder, '/h');
    cache.set(key, facts(key));
    cache.save();
  }
  const cache = openFactCache(folder, '/h');
  assert.deepEqual([cache.get('one'), cache.get('two')], [facts('one'), facts('two')]);
});

test('a damaged cache counts as empty and is replaced', (t) => {
  const folder = temporaryFolder(t);
  const cache = openFactCache(folder, '/h');
  cache.set('one', facts('a'));
  cache.save();
  const path = storedFile(folder);
  const whole = readFileSync(path);
  const damages = [
    Buffer.alloc(0),
    Buffer.from('garbage'),
    whole.subarray(0, 40),
    whole.subarray(0, whole.length - 5),
  ];
  for (const damage of damages) {
    writeFileSync(path, damage);
    assert.equal(openFactCache(folder, '/h').get('one'), undefined);
  }
  const mended = openFactCache(folder, '/h');
  mended.set('one', facts('b'));
  mended.save();
  assert.deepEqual(openFactCache(folder, '/h').get('one'), facts('b'));
});

test('a cache that cannot be written is no failure', (t) => {
  const folder = temporaryFolder(t, { file: '' });
  const cache = openFactCache(join(folder, 'file'), '/h');
  cache.set('one', facts('a'));
  cache.save();
  assert.equal(openFactCache(join(folder, 'file'), '/h').isEmpty, true);
});

test('hashing keeps parts apart', (t) => {
  const cache = openFactCache(temporaryFolder(t), '/h');
  assert.notEqual(cache.hash(['ab', 'c']), cache.hash(['a', 'bc']));
});

test('caches lie where each system keeps them', () => {
  const home = '/home/u';
  assert.equal(cacheFolder({ platform: 'linux', env: { HOME: home } }), '/home/u/.cache/supabase-migrations');
  assert.equal(
    cacheFolder({ platform: 'linux', env: { HOME: home, XDG_CACHE_HOME: '/x' } }),
    '/x/supabase-migrations',
  );
  assert.equal(
    cacheFolder({ platform: 'linux', env: { HOME: home, XDG_CACHE_HOME: 'relative' } }),
    '/home/u/.cache/supabase-migrations',
  );
  assert.equal(
    cacheFolder({ platform: 'darwin', env: { HOME: home } }),
    '/home/u/Library/Caches/supabase-migrations',
  );
});
