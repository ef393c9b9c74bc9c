import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TargetAccess } from '../../src/core/supabase/arguments.ts';
import { databaseUrlTarget, linkedTarget } from '../../src/core/supabase/targets.ts';
import type { HistorySnapshot } from '../../src/core/supabase/types.ts';
import { localFiles } from '../../src/node/files.ts';
import { readLinkedProject } from '../../src/node/linkedProject.ts';
import { hasPostgres, startDatabase, type DatabaseServer } from '../support/databases.ts';
import {
  fakeAccessToken,
  poolerUrl,
  startManagementApi,
  type ManagementApi,
} from '../support/managementApi.ts';
import { installCli, pushMigrations, type PushedMigration } from '../support/realCli.ts';
import { linkedProjectRoles } from '../../scripts/support/supabaseBaseline.ts';
import {
  cliOf,
  configFor,
  isolate,
  local,
  makeProject,
  status,
  withVariables,
  type TestProject,
} from './support.ts';

const ref = 'abcdefghijklmnopqrst';
/** 2.100.0 runs the Go program that stands for 1.x and 2.x; its list is a text table. */
const versions = ['2.100.0', '2.122.1', '3.1.0'] as const;

const base = migration(
  '20240101000000_base',
  'create table contact (id uuid primary key, owner uuid references auth.users);',
);
const late = migration('20240102000000_late', 'create table late (id int);');
const second = migration('20240103000000_second', 'alter table contact add column name text;');
const elsewhere = migration('20240103120000_elsewhere', 'create table elsewhere (id int);');
const localOnly = migration('20240104000000_local_only', 'create index on contact (name);');
const one = migration('20240105000000_one', 'create table one (id int);');
const two = migration('20240105000000_two', 'create table two (id int);');
const pending = migration('20240106000000_pending', 'create table pending (id int);');
const badName: PushedMigration = { fileName: '20240107000000-bad.sql', text: 'create table bad (id int);' };

function migration(name: string, text: string): PushedMigration {
  return { fileName: `${name}.sql`, text: `${text}\n` };
}

/** `version state local remote`, with + for applied, - for not. */
function summary(snapshot: HistorySnapshot): readonly string[] {
  const sign = (value: boolean | null | undefined): string =>
    value === true ? '+' : value === false ? '-' : '?';
  return snapshot.migrations.map(
    ({ version, name, state, on }) =>
      `${version} ${name}: ${state} ${sign(on['local'])}${sign(on['remote'])}`,
  );
}

const expected = [
  '20240101000000 base: applied ++',
  '20240102000000 late: out-of-order --',
  '20240103000000 second: applied ++',
  '20240103120000 : remote-only -+',
  '20240104000000 local_only: pending +-',
  '20240105000000 one: pending --',
  '20240105000000 two: duplicate --',
  '20240106000000 pending: pending --',
  '20240107000000 bad: skipped --',
];

await isolate();

for (const engine of ['postgres', 'pglite'] as const) {
  const skip = engine === 'postgres' && !hasPostgres();
  describe(`the history on ${engine}`, { skip }, () => {
    let databases: { readonly local: DatabaseServer; readonly remote: DatabaseServer };
    let api: ManagementApi;
    let project: TestProject;
    let url: TargetAccess;

    before(async () => {
      const [here, there] = await Promise.all([startDatabase({ engine }), startDatabase({ engine })]);
      databases = { local: here, remote: there };
      await Promise.all([
        installCli('3.1.0').then((cli) => pushMigrations(cli, here.port, [base, second, localOnly])),
        installCli('2.122.1').then((cli) => pushMigrations(cli, there.port, [base, second, elsewhere])),
      ]);
      api = await startManagementApi({ ref, name: 'acme' });
      const files = [base, late, second, localOnly, one, two, pending, badName];
      project = await makeProject({
        'config.toml': configFor(here.port),
        'profile.yaml': api.profile,
        '.temp/project-ref': ref,
        '.temp/linked-project.json': JSON.stringify({ ref, name: 'acme' }),
        '.temp/pooler-url': poolerUrl(ref, there.port),
        ...Object.fromEntries(files.map(({ fileName, text }) => [`migrations/${fileName}`, text])),
      });
      url = { target: databaseUrlTarget(there.url), databaseUrl: there.url };
    });

    after(async () => {
      await Promise.all([databases.local.close(), databases.remote.close(), api.close(), project.remove()]);
    });

    test('is the same through each version of the CLI', async () => {
      for (const version of versions) {
        const targets = [local(databases.local.port), url];
        const snapshot = await status({ cli: await cliOf(version), folder: project.folder, targets });
        assert.deepEqual(
          snapshot.targets.map(({ problem }) => problem),
          [undefined, undefined],
          version,
        );
        assert.deepEqual(summary(snapshot), expected, version);
      }
    });

    test('is the same with the remote as the linked project', async () => {
      const link = await readLinkedProject(localFiles, project.folder);
      assert.deepEqual(link, { ref, name: 'acme' });
      await databases.remote.execute(linkedProjectRoles(ref));
      const variables = {
        SUPABASE_PROFILE: `${project.folder}/supabase/profile.yaml`,
        SUPABASE_ACCESS_TOKEN: fakeAccessToken,
        // Hosted databases speak TLS; these do not.
        PGSSLMODE: 'disable',
      };
      await withVariables(variables, async () => {
        for (const version of ['2.122.1', '3.1.0']) {
          const targets = [local(databases.local.port), { target: linkedTarget(link) }];
          const snapshot = await status({ cli: await cliOf(version), folder: project.folder, targets });
          assert.deepEqual(
            snapshot.targets.map(({ problem }) => problem),
            [undefined, undefined],
            version,
          );
          assert.deepEqual(summary(snapshot), expected, version);
        }
      });
      assert.ok(api.requests.some((request) => request === `POST /v1/projects/${ref}/cli/login-role`));
    });

    test('of two files with one version: the CLI records the first and stops at the second', async () => {
      const cli = await installCli('3.1.0');
      const all = [base, second, localOnly, one, two, pending];
      await assert.rejects(pushMigrations(cli, databases.local.port, all), { name: 'CommandFailed' });
      const targets = [local(databases.local.port)];
      const snapshot = await status({ cli: await cliOf('3.1.0'), folder: project.folder, targets });
      const rows = summary(snapshot).filter((row) => row > '20240105');
      assert.deepEqual(rows, [
        '20240105000000 one: applied +?',
        '20240105000000 two: duplicate -?',
        '20240106000000 pending: pending -?',
        '20240107000000 bad: skipped -?',
      ]);
    });
  });
}
