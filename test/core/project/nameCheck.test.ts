import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkMigrationName, isVagueName } from '../../../src/core/project/nameCheck.ts';

const GOOD = [
  'add_message_reactions',
  'add_user_notification_preferences',
  'implement_conversation_templates',
  'optimize_conversation_queries',
  'add_message_search_indexes',
  'fix_conversation_window_trigger',
  'update_message_status_enum',
  'add_webhook_logging',
  'implement_audit_trail',
  'create_contacts',
  'contacts',
  'add_contact_avatar',
  'initial_schema',
  'remote_schema',
  'init',
  'enable_rls_on_messages',
  'create_files',
  'create_issues',
  'drop_tests',
  'add_test_results',
  'add_s3_bucket',
  'add_oauth2',
  'set_not_null_on_email',
  'new_user_trigger',
];

const VAGUE = [
  'migration',
  'new_stuff',
  'fix',
  'update_db',
  'temp_changes',
  'test',
  'changes',
  'wip',
  'update',
  'new',
  'stuff',
  'misc',
  'tmp',
  'asdf',
  'final',
  'v2',
  'my_migration',
  'migration_1',
  'untitled',
  'new_migration_2',
  'final_final_v3',
  'schema_changes',
  'alter_table',
  'add_column',
  'fix_bug',
  'db',
  'database_update',
  '123',
  '20260101000000',
  'a',
  'xxx',
  'fixes_and_changes',
  'test_2',
  'update_20260101',
  'new-stuff',
  'NewStuff',
  'newMigration',
  'Temp Changes',
  '3f2a1b4c-9d8e-4f00-a1b2-c3d4e5f60718',
  '3f2a1b4c_9d8e_4f00_a1b2_c3d4e5f60718',
];

describe('checkMigrationName', () => {
  for (const name of GOOD) {
    test(`takes ${name}`, () => {
      assert.deepEqual(checkMigrationName(name, []), { outcome: 'ok' });
    });
  }
  for (const name of VAGUE) {
    test(`refuses ${name}`, () => {
      const check = checkMigrationName(name, []);
      assert.ok(check.outcome === 'refused' && check.reason === 'vague');
      assert.ok(check.message.includes(name) && check.message.includes(check.example));
      assert.deepEqual(checkMigrationName(check.example, []), { outcome: 'ok' });
    });
  }
  for (const name of ['', '_', '__']) {
    test(`refuses the empty name ${JSON.stringify(name)}`, () => {
      const check = checkMigrationName(name, []);
      assert.ok(check.outcome === 'refused' && check.reason === 'empty');
    });
  }
  test('warns of a name already used', () => {
    assert.equal(checkMigrationName('add_contacts', ['add_contacts']).outcome, 'warning');
    assert.equal(checkMigrationName('add_contacts', ['add_contact']).outcome, 'ok');
  });
});

test('the empty name is not called vague', () => {
  assert.equal(isVagueName(''), false);
});
