import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverStatus } from '../../src/vscode/history/serverStatus.ts';
import { answers, fails, local, remote, snapshot, stateOf } from './snapshots.ts';

const file = '20261101000000_create_contacts.sql';

test('what the remote has run is applied', () => {
  const state = stateOf(snapshot([file], [answers(local, []), answers(remote, ['20261101000000'])]));
  assert.deepEqual(serverStatus([state]), {
    projects: [
      {
        folder: '/projects/inbox/supabase/migrations',
        applied: ['20261101000000'],
        known: true,
        cliVersion: '3.1.0',
      },
    ],
  });
});

test('what only the local database has run can still be edited', () => {
  const state = stateOf(snapshot([file], [answers(local, ['20261101000000']), fails(remote, 'log-in')]));
  const [project] = serverStatus([state]).projects;
  assert.ok(project);
  assert.deepEqual([project.known, project.applied], [false, []]);
});

test('before the first answer nothing is known', () => {
  const [project] = serverStatus([stateOf(undefined, 'C:\\work\\inbox')]).projects;
  assert.deepEqual(project, { folder: 'C:\\work\\inbox\\supabase\\migrations', applied: [], known: false });
});
