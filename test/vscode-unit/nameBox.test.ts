import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../src/vscode/localize.ts';
import { nameBoxState } from '../../src/vscode/newMigration/nameBox.ts';

const context = {
  version: '20261122093000',
  existingNames: ['create_contacts'],
  t: english,
};

test('shows the file name that the words become', () => {
  const state = nameBoxState('Add Contact Avatar!', context);
  assert.deepEqual(state, {
    slug: 'add_contact_avatar',
    severity: 'info',
    message: 'Creates 20261122093000_add_contact_avatar.sql',
    accepted: true,
  });
});

test('an empty box is not scolded and not accepted', () => {
  const state = nameBoxState('  ', context);
  assert.equal(state.severity, 'info');
  assert.equal(state.accepted, false);
});

for (const vague of ['migration', 'New stuff', 'fix', 'update_db', 'temp changes', 'test', 'wip', '!!!']) {
  test(`refuses "${vague}" with a reason`, () => {
    const state = nameBoxState(vague, context);
    assert.equal(state.severity, 'error');
    assert.equal(state.accepted, false);
    assert.ok(state.message.length > 20);
  });
}

test('warns of a used name but takes it', () => {
  const state = nameBoxState('create contacts', context);
  assert.equal(state.severity, 'warning');
  assert.equal(state.accepted, true);
  assert.match(state.message, /Creates 20261122093000_create_contacts\.sql$/);
});
