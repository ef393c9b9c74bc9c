import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectLabels } from '../../src/vscode/history/projectLabels.ts';

const one = [{ path: '/work/shop', name: 'shop' }];

test('a project is called by its folder or its path inside the workspace', () => {
  assert.deepEqual(
    projectLabels(['/work/shop/apps/api', '/work/shop', '/work/shop'], one).map(({ label }) => label),
    ['shop', 'apps/api'],
  );
});

test('with several workspace folders the folder is part of the name', () => {
  const folders = [...one, { path: '/work/shop-admin', name: 'admin' }];
  assert.deepEqual(
    projectLabels(['/work/shop-admin/db', '/work/shop/db'], folders).map(({ label }) => label),
    ['admin/db', 'shop/db'],
  );
});

test('a folder opened at supabase belongs to its parent, and Windows paths read well', () => {
  assert.deepEqual(projectLabels(['/work/shop'], [{ path: '/work/shop/supabase', name: 'supabase' }]), [
    { path: '/work/shop', label: 'shop' },
  ]);
  assert.deepEqual(projectLabels(['C:\\work\\shop\\apps\\api'], [{ path: 'C:\\work\\shop', name: 'shop' }]), [
    { path: 'C:\\work\\shop\\apps\\api', label: 'apps/api' },
  ]);
});
