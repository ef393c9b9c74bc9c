import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectLabels } from '../../src/vscode/history/projectLabels.ts';

const one = [{ path: '/projects/shop', name: 'shop' }];

test('a project is called by its folder or its path inside the workspace', () => {
  assert.deepEqual(
    projectLabels(['/projects/shop/apps/api', '/projects/shop', '/projects/shop'], one).map(
      ({ label }) => label,
    ),
    ['shop', 'apps/api'],
  );
});

test('with several workspace folders the folder is part of the name', () => {
  const folders = [...one, { path: '/projects/shop-admin', name: 'admin' }];
  assert.deepEqual(
    projectLabels(['/projects/shop-admin/db', '/projects/shop/db'], folders).map(({ label }) => label),
    ['admin/db', 'shop/db'],
  );
});

test('a folder opened at supabase belongs to its parent, and Windows paths read well', () => {
  assert.deepEqual(
    projectLabels(['/projects/shop'], [{ path: '/projects/shop/supabase', name: 'supabase' }]),
    [{ path: '/projects/shop', label: 'shop' }],
  );
  assert.deepEqual(projectLabels(['C:\\work\\shop\\apps\\api'], [{ path: 'C:\\work\\shop', name: 'shop' }]), [
    { path: 'C:\\work\\shop\\apps\\api', label: 'apps/api' },
  ]);
});
