import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../src/vscode/localize.ts';
import type { TreeInput } from '../../src/vscode/tree/treeInput.ts';
import { findMigration, parentNode, rootNodes } from '../../src/vscode/tree/buildTree.ts';
import { relativeDates } from '../../src/vscode/tree/relativeDate.ts';
import { buildRenderedTree } from '../../src/vscode/tree/renderedTree.ts';
import { answers, fails, local, remote, snapshot, stateOf } from './snapshots.ts';

const context = { t: english, ago: relativeDates(new Date('2026-11-22T12:00:00Z'), 'en') };

function input(states: TreeInput['states'], changes: Partial<TreeInput> = {}): TreeInput {
  return { states, filter: 'all', trusted: true, wantsRemote: true, t: english, ...changes };
}

const history = snapshot(
  [
    '20261101000000_create_contacts.sql',
    '20261110000000_add_late_branch.sql',
    '20261115000000_create_messages.sql',
    '20261121120000_add_reactions.sql',
    '20261121120000_add_webhooks.sql',
    'add_tags.sql',
    '20261122110000_add_avatar.sql',
  ],
  [
    answers(local, ['20261101000000', '20261115000000', '20261121120000', '20261122110000']),
    answers(remote, ['20261101000000', '20261115000000', '20261116000000']),
  ],
);

test('shows targets first, then every migration newest first, with its state in words', () => {
  const drawn = buildRenderedTree(input([stateOf(history)]), context);
  assert.deepEqual(
    drawn.map(({ kind, label, description, icon }) => [kind, label, description, icon.id]),
    [
      ['target', 'local', '1 pending, 4 applied', 'database'],
      ['target', 'acme-prod', '3 pending, 3 applied', 'cloud'],
      ['migration', 'add_tags', 'skipped by the CLI', 'circle-slash'],
      ['migration', 'add_avatar', 'pending on acme-prod · 1 hour ago', 'circle-large-outline'],
      ['migration', 'add_webhooks', 'duplicate version · yesterday', 'error'],
      ['migration', 'add_reactions', 'pending on acme-prod · yesterday', 'circle-large-outline'],
      ['migration', '20261116000000', 'only on acme-prod · 6 days ago', 'cloud'],
      ['migration', 'create_messages', 'applied everywhere · last week', 'pass'],
      ['migration', 'add_late_branch', 'out of order, pending on local, acme-prod · last week', 'warning'],
      ['migration', 'create_contacts', 'applied everywhere · 3 weeks ago', 'pass'],
    ],
  );
});

test('states are facts in the context value, so that menus can ask for them', () => {
  const drawn = buildRenderedTree(input([stateOf(history)]), context);
  const facts = (label: string): string | undefined =>
    drawn.find((item) => item.label === label)?.contextValue;
  assert.equal(
    facts('add_avatar'),
    'migration state-pending has-file has-version applied-on-local missing-on-remote',
  );
  assert.equal(
    facts('20261116000000'),
    'migration state-remote-only has-version missing-on-local applied-on-remote',
  );
  assert.equal(facts('add_tags')?.includes('has-version'), false);
  assert.equal(facts('acme-prod'), 'target remote kind-linked ok');
});

test('a tooltip names version, file, each database and what to do', () => {
  const drawn = buildRenderedTree(input([stateOf(history)]), context);
  const tooltip = drawn.find((item) => item.label === 'add_late_branch')?.tooltip ?? '';
  assert.match(tooltip, /\| Version \| `20261110000000` \|/);
  assert.match(tooltip, /`20261110000000_add_late_branch\.sql`/);
  assert.match(tooltip, /acme\\-prod \\\(abcdefghijklmnopqrst\\\) \| \$\(circle-large-outline\) not applied/);
  assert.match(tooltip, /Give the file a new, later version/);
});

test('a screen reader hears name, state, age and version', () => {
  const drawn = buildRenderedTree(input([stateOf(history)]), context);
  assert.equal(
    drawn.find((item) => item.label === 'add_avatar')?.accessibilityLabel,
    'add_avatar, pending on acme-prod, 1 hour ago, version 20261122110000',
  );
});

test('markup in a file name stays text', () => {
  const odd = snapshot(['20261101000000_a*b*<i>`c`|d.sql'], [answers(local, [])]);
  const tooltip = buildRenderedTree(input([stateOf(odd)], { wantsRemote: false }), context)[1]?.tooltip ?? '';
  assert.match(tooltip, /^\*\*a\\\*b\\\*\\<i\\>\\`c\\`\\\|d\*\*/);
});

test('a database that fails says why and how to help, and its column is unknown', () => {
  const failing = snapshot(
    ['20261101000000_create_contacts.sql'],
    [fails(local, 'start-database'), answers(remote, ['20261101000000'])],
  );
  const [target, , migration] = buildRenderedTree(input([stateOf(failing)]), context);
  assert.ok(target && migration);
  assert.equal(target.description, 'No answer (start-database).');
  assert.match(target.contextValue, /(^| )action-start-database( |$)/);
  assert.equal(migration.description, 'applied on acme-prod; local not checked · 3 weeks ago');
});

test('files that no database was asked about are not called pending', () => {
  const unasked = snapshot(['20261101000000_create_contacts.sql'], []);
  const [message, migration] = buildRenderedTree(input([stateOf(unasked)], { trusted: false }), context);
  assert.match(message?.contextValue ?? '', /action-trust-workspace/);
  assert.equal(migration?.description, 'not checked · 3 weeks ago');
});

test('filters leave the targets and say so when nothing is left', () => {
  const labels = (filter: TreeInput['filter']): readonly string[] =>
    buildRenderedTree(input([stateOf(history)], { filter }), context)
      .filter(({ kind }) => kind !== 'target')
      .map(({ label }) => label);
  assert.deepEqual(labels('pending'), ['add_avatar', 'add_reactions', 'add_late_branch']);
  assert.deepEqual(labels('problems'), ['add_tags', 'add_webhooks', '20261116000000', 'add_late_branch']);
  const clean = snapshot(['20261101000000_a_table.sql'], [answers(local, ['20261101000000'])]);
  const drawn = buildRenderedTree(
    input([stateOf(clean)], { filter: 'pending', wantsRemote: false }),
    context,
  );
  assert.deepEqual(
    drawn.map(({ label }) => label),
    ['local', 'No pending migrations'],
  );
});

test('an empty or missing project leaves the tree to the welcome views', () => {
  assert.deepEqual(rootNodes(input([])), []);
  assert.deepEqual(rootNodes(input([stateOf(snapshot([], [fails(local, 'install-cli')]))])), []);
});

test('several projects become folders with their own children', () => {
  const other = stateOf(snapshot([], []), '/projects/billing');
  const states = [stateOf(history), other];
  const drawn = buildRenderedTree(input(states), context);
  assert.deepEqual(
    drawn.map(({ label, description, children }) => [label, description, children.length]),
    [
      ['inbox', '3 of 8 pending', 10],
      ['billing', 'no migrations', 2],
    ],
  );
  const node = findMigration(
    '/projects/inbox/supabase/migrations/20261101000000_create_contacts.sql',
    input(states),
  );
  assert.ok(node);
  assert.equal(parentNode(node, input(states))?.id, '/projects/inbox');
  assert.equal(parentNode(node, input([stateOf(history)])), undefined);
});

test('a failed refresh keeps the last snapshot and gives the reason as a node', () => {
  const stale = { ...stateOf(history), staleReason: 'The disk is gone.' };
  const [message] = buildRenderedTree(input([stale]), context);
  assert.ok(message);
  assert.deepEqual([message.label, message.description], ['Not up to date', 'The disk is gone.']);
  assert.match(message.accessibilityLabel, /^Not up to date: The disk is gone\. /);
});

test('a project without a remote is told how to get one, unless only local is wanted', () => {
  const unlinked = snapshot(['20261101000000_a_table.sql'], [answers(local, [])]);
  const has = (wantsRemote: boolean): boolean =>
    buildRenderedTree(input([stateOf(unlinked)], { wantsRemote }), context).some(({ contextValue }) =>
      contextValue.includes('action-link-project'),
    );
  assert.equal(has(true), true);
  assert.equal(has(false), false);
});

test('node ids are unique', () => {
  const ids = rootNodes(input([stateOf(history)])).map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});
