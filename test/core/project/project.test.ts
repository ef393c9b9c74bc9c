import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findProjects, migrationPlaceOf } from '../../../src/core/project/project.ts';

describe('findProjects', () => {
  test('finds every supabase folder of a monorepo', () => {
    const projects = findProjects([
      '/repo/apps/web/supabase/migrations/20260102000000_b.sql',
      '/repo/apps/web/supabase/migrations/20260101000000_a.sql',
      '/repo/apps/web/supabase/config.toml',
      '/repo/supabase/migrations/.gitkeep',
      '/repo/README.md',
    ]);
    assert.deepEqual(
      projects.map(({ root, configPaths, files }) => ({
        root,
        configPaths,
        names: files.map((f) => f.fileName),
      })),
      [
        { root: '/repo', configPaths: [], names: ['.gitkeep'] },
        {
          root: '/repo/apps/web',
          configPaths: ['/repo/apps/web/supabase/config.toml'],
          names: ['20260101000000_a.sql', '20260102000000_b.sql'],
        },
      ],
    );
    assert.equal(projects[1]?.migrationsFolder, '/repo/apps/web/supabase/migrations');
  });

  const roots: readonly (readonly [path: string, root: string | undefined])[] = [
    ['supabase/migrations/1_a.sql', ''],
    ['/supabase/migrations/1_a.sql', '/'],
    ['C:\\repo\\supabase\\migrations\\1_a.sql', 'C:\\repo'],
    ['C:\\supabase\\migrations\\1_a.sql', 'C:\\'],
    ['file:///repo/supabase/migrations/1_a.sql', 'file:///repo'],
    ['/repo/supabase/config.toml', '/repo'],
    ['/repo/supabase/config.json', '/repo'],
    ['/supabase/x/supabase/migrations/1_a.sql', '/supabase/x'],
    ['/repo/supabase/migrations/sub/1_a.sql', undefined],
    ['/repo/my-supabase/migrations/1_a.sql', undefined],
    ['/repo/supabase/seed.sql', undefined],
    ['/repo/migrations/1_a.sql', undefined],
    ['/repo/node_modules/kit/supabase/migrations/1_a.sql', undefined],
  ];
  for (const [path, root] of roots) {
    test(`${path} belongs to ${root ?? 'no project'}`, () => {
      assert.deepEqual(
        findProjects([path]).map((project) => project.root),
        root === undefined ? [] : [root],
      );
    });
  }

  test('orders files as the CLI runs them', () => {
    const files = findProjects(['s/supabase/migrations/9_a.sql', 's/supabase/migrations/10_b.sql'])[0]?.files;
    assert.deepEqual(
      files?.map((file) => file.fileName),
      ['10_b.sql', '9_a.sql'],
    );
  });
});

describe('migrationPlaceOf', () => {
  test('names the folders', () => {
    assert.deepEqual(migrationPlaceOf('/repo/supabase/migrations/1_a.sql'), {
      root: '/repo',
      supabaseFolder: '/repo/supabase',
      migrationsFolder: '/repo/supabase/migrations',
      fileName: '1_a.sql',
    });
  });
  for (const path of [
    '/repo/supabase/config.toml',
    '/repo/supabase/migrations/sub/1_a.sql',
    '/repo/a.sql',
    '',
  ]) {
    test(`nothing for ${path || 'the empty path'}`, () => {
      assert.equal(migrationPlaceOf(path), undefined);
    });
  }
});
