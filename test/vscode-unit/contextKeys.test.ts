import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextValues, type ContextInput } from '../../src/vscode/contextKeys.ts';
import { answers, fails, local, remote, snapshot, stateOf } from './snapshots.ts';

const trusted = { trusted: true, wantsRemote: true, filter: 'all' } as const;

/** The names of the keys that are true, without the prefix. */
function keys(input: ContextInput): readonly string[] {
  return Object.entries(contextValues(input))
    .filter(([, value]) => value === true)
    .map(([key]) => key.replace('supabaseMigrations.', ''));
}

test('says nothing before the workspace was searched', () => {
  assert.deepEqual(keys({ ...trusted, states: undefined }), []);
});

test('no project', () => {
  assert.deepEqual(keys({ ...trusted, states: [] }), ['noProject']);
});

test('an empty project with a CLI and both databases', () => {
  const states = [stateOf(snapshot([], [answers(local, []), answers(remote, [])]))];
  assert.deepEqual(keys({ ...trusted, states }), ['hasProject', 'emptyFolder']);
});

test('an empty project without a remote', () => {
  const states = [stateOf(snapshot([], [answers(local, [])]))];
  assert.deepEqual(keys({ ...trusted, states }), ['hasProject', 'emptyFolder', 'notLinked']);
  assert.deepEqual(keys({ ...trusted, wantsRemote: false, states }), ['hasProject', 'emptyFolder']);
});

for (const [action, key] of [
  ['install-cli', 'cliMissing'],
  ['choose-cli', 'cliMissing'],
  ['update-cli', 'cliTooOld'],
  ['start-database', 'databaseNotRunning'],
] as const) {
  test(`a problem that asks for ${action} sets ${key}`, () => {
    const states = [stateOf(snapshot([], [fails(local, action), answers(remote, [])]))];
    assert.deepEqual(keys({ ...trusted, states }), ['hasProject', 'emptyFolder', key]);
  });
}

test('an untrusted workspace is told about trust alone', () => {
  const states = [stateOf(snapshot([], [fails(local, 'trust-workspace')]))];
  assert.deepEqual(keys({ ...trusted, trusted: false, states }), ['hasProject', 'emptyFolder', 'untrusted']);
});

test('welcome views stay away from a project with migrations and from several projects', () => {
  const filled = stateOf(snapshot(['20261101000000_create_contacts.sql'], [answers(remote, [])]));
  assert.deepEqual(keys({ ...trusted, states: [filled] }), ['hasProject']);
  const empty = stateOf(snapshot([], [answers(remote, [])]), '/projects/billing');
  assert.deepEqual(keys({ ...trusted, states: [empty, filled] }), ['hasProject']);
});
