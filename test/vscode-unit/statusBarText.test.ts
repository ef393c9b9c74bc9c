import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../src/vscode/localize.ts';
import { statusBarText } from '../../src/vscode/statusBarText.ts';
import { answers, fails, local, remote, snapshot, stateOf } from './snapshots.ts';

const file = '20261101000000_create_contacts.sql';
const later = '20261102000000_create_messages.sql';

test('names the remote and its pending count', () => {
  const state = stateOf(snapshot([file, later], [answers(local, []), answers(remote, ['20261101000000'])]));
  const { text, warning, accessibilityLabel } = statusBarText(state, english);
  assert.equal(text, '$(database) acme-prod · 1 pending');
  assert.equal(warning, false);
  assert.equal(accessibilityLabel, 'Migrations of inbox: acme-prod, 1 pending');
});

test('falls back to the local database, then to the one that failed', () => {
  const half = stateOf(snapshot([file], [answers(local, ['20261101000000']), fails(remote, 'log-in')]));
  assert.equal(statusBarText(half, english).text, '$(database) local · up to date');
  const none = stateOf(snapshot([file], [fails(local, 'start-database')]));
  assert.equal(statusBarText(none, english).text, '$(database) local · not checked');
});

test('claims nothing before a database was asked', () => {
  assert.equal(statusBarText(stateOf(undefined), english).text, '$(database) Migrations');
  assert.equal(statusBarText(stateOf(snapshot([file], [])), english).text, '$(database) Migrations');
});

test('warns only of an out-of-order or duplicate migration, in words too', () => {
  const late = stateOf(snapshot([file, later], [answers(remote, ['20261102000000'])]));
  const { text, warning, accessibilityLabel } = statusBarText(late, english);
  assert.equal(warning, true);
  assert.match(text, /^\$\(warning\) /);
  assert.match(accessibilityLabel, /out-of-order or duplicate/);
});

test('a long name is cut', () => {
  const long = { ...remote, label: 'a-project-with-a-very-long-name-indeed (abcdefghijklmnopqrst)' };
  const { text } = statusBarText(stateOf(snapshot([file], [answers(long, [])])), english);
  assert.equal(text, '$(database) a-project-with-a-very-l… · 1 pending');
});
