import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../../scripts/support/places.ts';

interface LockEntry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
}

async function lockedPackages(): Promise<Readonly<Record<string, LockEntry>>> {
  const text = await readFile(join(repositoryRoot, 'package-lock.json'), 'utf8');
  const lock = JSON.parse(text) as { readonly packages: Readonly<Record<string, LockEntry>> };
  return lock.packages;
}

/** A registry that lacks a package for another platform drops it from the lock; `npm ci` then fails everywhere. */
test('the lock file names every optional package, also those of other platforms', async () => {
  const packages = await lockedPackages();
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  );
  assert.deepEqual(missing, []);
});

test('the lock file names no registry', async () => {
  const resolved = Object.values(await lockedPackages()).flatMap((entry) => entry.resolved ?? []);
  assert.deepEqual(resolved, []);
});
