import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { findLintTargets } from '../../src/node/lintTargets.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const files = {
  'supabase/config.toml': '',
  'supabase/migrations/1_a.sql': '',
  'supabase/migrations/2_b.sql': '',
  'apps/web/supabase/migrations/1_a.sql': '',
  'apps/web/node_modules/pkg/supabase/migrations/1_a.sql': '',
  'plain/x.sql': '',
  'fresh/supabase/config.toml': '',
  'empty/readme.md': '',
  'odd/folder.sql/inner.sql': '',
};

test('a folder stands for all projects inside it, installed packages left out', (t) => {
  const cwd = temporaryFolder(t, files);
  const { histories, unusable } = findLintTargets([], cwd);
  assert.deepEqual(
    histories.map(({ folder, kind, only }) => [folder, kind, only]),
    [
      [join(cwd, 'apps/web/supabase/migrations'), 'migrations', undefined],
      [join(cwd, 'supabase/migrations'), 'migrations', undefined],
    ],
  );
  assert.deepEqual(unusable, []);
});

test('files are linted in the history of their folder', (t) => {
  const cwd = temporaryFolder(t, files);
  const paths = ['supabase/migrations/2_b.sql', 'supabase/migrations/1_a.sql', 'plain/x.sql'];
  assert.deepEqual(findLintTargets(paths, cwd).histories, [
    { folder: join(cwd, 'plain'), kind: 'plain', only: [join(cwd, 'plain/x.sql')] },
    {
      folder: join(cwd, 'supabase/migrations'),
      kind: 'migrations',
      only: [join(cwd, 'supabase/migrations/2_b.sql'), join(cwd, 'supabase/migrations/1_a.sql')],
    },
  ]);
});

test('a folder together with one of its files stands for the whole folder', (t) => {
  const cwd = temporaryFolder(t, files);
  const { histories } = findLintTargets(['supabase/migrations/1_a.sql', 'supabase/migrations'], cwd);
  assert.equal(histories.length, 1);
  assert.equal(histories[0]?.only, undefined);
});

test('supabase, a migrations folder, a plain folder and a folder called like a file are taken', (t) => {
  const cwd = temporaryFolder(t, files);
  for (const path of ['supabase', 'supabase/migrations', 'plain', 'odd/folder.sql']) {
    assert.equal(findLintTargets([path], cwd).histories.length, 1, path);
  }
});

test('a project without migrations is fine and empty', (t) => {
  const cwd = temporaryFolder(t, files);
  assert.deepEqual(findLintTargets(['fresh'], cwd), { histories: [], unusable: [] });
});

const unusable: readonly (readonly [string, string])[] = [
  ['nowhere', 'no such file or folder'],
  ['empty', 'no supabase/migrations folder and no .sql file in it'],
  ['supabase/config.toml', 'not a .sql file'],
];

for (const [path, message] of unusable) {
  test(`${path} is refused with a reason, the others still count`, (t) => {
    const cwd = temporaryFolder(t, files);
    const targets = findLintTargets([path, 'plain/x.sql'], cwd);
    assert.deepEqual(targets.unusable, [{ path, message }]);
    assert.equal(targets.histories.length, 1);
  });
}
