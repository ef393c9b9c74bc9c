import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { chooseHost, desktopVersion } from '../../scripts/host/choose.ts';

const names = ['SUPABASE_MIGRATIONS_HOST', 'SUPABASE_MIGRATIONS_VSCODE', 'DISPLAY', 'WAYLAND_DISPLAY'];
const before = new Map<string, string | undefined>();

function set(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}

beforeEach(() => {
  for (const name of names) before.set(name, process.env[name]);
  for (const name of names) set(name, undefined);
});

afterEach(() => {
  for (const name of names) set(name, before.get(name));
});

describe('chooseHost', () => {
  for (const host of ['desktop', 'server'] as const) {
    test(`takes ${host} where it is forced`, async () => {
      set('SUPABASE_MIGRATIONS_HOST', host);
      assert.equal(await chooseHost(), host);
    });
  }

  test('refuses another word', async () => {
    set('SUPABASE_MIGRATIONS_HOST', 'phone');
    await assert.rejects(chooseHost(), /can be "desktop" or "server"/);
  });

  test('takes the server on a Linux without display', { skip: process.platform !== 'linux' }, async () => {
    assert.equal(await chooseHost(), 'server');
  });
});

describe('desktopVersion', () => {
  test('is stable unless told', async () => {
    assert.equal(await desktopVersion(), 'stable');
  });

  test('is what engines.vscode says for the minimum', async () => {
    set('SUPABASE_MIGRATIONS_VSCODE', 'minimum');
    assert.match(await desktopVersion(), /^1\.\d+\.\d+$/);
  });
});
