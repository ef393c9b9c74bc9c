import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { repositoryRoot } from '../../scripts/support/places.ts';
import { runCommand } from '../../scripts/support/processes.ts';

/** The last version that any database of the sample has. */
const lastApplied = '20261027090000';

/** The faults that the README of the sample names. */
const faults = [
  '20261103101500_speed_up_inbox_queries.sql: create-index-not-concurrent',
  '20261103101500_speed_up_inbox_queries.sql: missing-rollback-plan',
  '20261105090000_remove_contact_fax_number.sql: drop-column',
  '20261110113000_add_customer_notes.sql: policy-auth-initplan',
  '20261110113000_add_customer_notes.sql: rls-disabled',
  '20261110113000_add_customer_notes.sql: syntax-error',
  '20261112083000_add_team_statistics.sql: security-definer-search-path',
  '20261112083000_add_team_statistics.sql: update-without-where',
  '20261117140000_add_conversation_snooze.sql: duplicate-migration-version',
  '20261118-archive-old-conversations.sql: migration-filename',
];

interface Report {
  readonly findings: readonly { readonly path: string; readonly rule: string }[];
}

describe('the sample, linted by the built command line', () => {
  let found: readonly string[];

  before(async () => {
    const options = ['--applied-through', lastApplied, '--format', 'json', '--fail-on', 'never'];
    const command = [join('dist', 'cli.js'), 'lint', join('test', 'sample'), ...options];
    const report = JSON.parse(await runCommand(process.execPath, command, { cwd: repositoryRoot })) as Report;
    found = report.findings.map(({ path, rule }) => `${path.split('/').at(-1) ?? ''}: ${rule}`);
  });

  for (const fault of faults) {
    test(`shows ${fault}`, () => {
      assert.ok(found.includes(fault), `found only: ${found.join(', ')}`);
    });
  }

  test('has no finding in what is applied', () => {
    const applied = found.filter((finding) => finding.slice(0, lastApplied.length) <= lastApplied);
    assert.deepEqual(applied, []);
  });
});
