import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { OutsideError } from '../../src/core/ports/outsideError.ts';
import type { TargetAccess } from '../../src/core/supabase/arguments.ts';
import { databaseUrlTarget, linkedTarget } from '../../src/core/supabase/targets.ts';
import type { CliInfo, CliProblem } from '../../src/core/supabase/types.ts';
import { hasPostgres, startDatabase, type DatabaseServer } from '../support/databases.ts';
import { fakeAccessToken, poolerUrl, startManagementApi } from '../support/managementApi.ts';
import {
  cliOf,
  configFor,
  isolate,
  local,
  log,
  makeProject,
  problemOf,
  runner,
  status,
  withVariables,
  type TestProject,
} from './support.ts';

await isolate();

const ref = 'abcdefghijklmnopqrst';
/** Nothing listens on the port of the discard service, which only root may take. */
const deadPort = 9;

function byUrl(url: string): TargetAccess {
  return { target: databaseUrlTarget(url), databaseUrl: url };
}

async function inProject<Value>(
  files: Readonly<Record<string, string>>,
  work: (project: TestProject) => Promise<Value>,
): Promise<Value> {
  const project = await makeProject(files);
  try {
    return await work(project);
  } finally {
    await project.remove();
  }
}

function askIn(
  files: Readonly<Record<string, string>>,
  cli: CliInfo,
  target: TargetAccess,
): Promise<CliProblem | undefined> {
  return inProject(files, ({ folder }) => problemOf({ cli, folder, targets: [target] }));
}

for (const version of ['2.100.0', '2.122.1', '3.1.0']) {
  const cli = await cliOf(version);
  const config = { 'config.toml': configFor(deadPort) };

  describe(`failures of ${version}`, { concurrency: 2 }, () => {
    test('the local database is not running', async () => {
      const problem = await askIn(config, cli, local(deadPort));
      assert.deepEqual([problem?.code, problem?.action], ['database-not-running', 'start-database']);
      assert.match(problem?.message ?? '', /127\.0\.0\.1:9\b/);
    });

    test('there is no such host', async () => {
      const problem = await askIn(
        config,
        cli,
        byUrl('postgresql://postgres:hunter22@nowhere.invalid/postgres?sslmode=disable'),
      );
      assert.equal(problem?.code, 'host-not-found');
      assert.match(problem.message, /nowhere\.invalid/);
    });

    test('the configuration is not TOML', async () => {
      const broken = { 'config.toml': 'project_id = "x"\n[db\nport = 1\n' };
      const problem = await askIn(broken, cli, local(deadPort));
      assert.deepEqual([problem?.code, problem?.action], ['config-broken', 'open-config']);
      assert.match(problem?.message ?? '', /\(line 2\)/);
    });

    test('a value of the configuration is wrong', async () => {
      const problem = await askIn({ 'config.toml': '[db]\nmajor_version = 99\n' }, cli, local(54322));
      assert.deepEqual([problem?.code, problem?.action], ['config-broken', 'open-config']);
      assert.match(problem?.message ?? '', /99/);
    });

    test('the folder is not linked', async () => {
      const { projectRef: _, ...target } = linkedTarget({ ref });
      const problem = await askIn(config, cli, { target });
      assert.deepEqual([problem?.code, problem?.action], ['ProjectRefNotLinkedError', 'link-project']);
    });

    test('there is neither a direct address nor a pooler to reach the project by', async () => {
      const problem = await askIn({ ...config, '.temp/project-ref': ref }, cli, {
        target: linkedTarget({ ref }),
        password: 'hunter22',
      });
      // 2.122.1 asks the API for a pooler first, for which it wants a login.
      assert.equal(problem?.code, version === '2.122.1' ? 'AccessTokenRequiredError' : 'DbConfigIpv6Error');
    });

    test('there is no configuration: nothing is asked', async () => {
      assert.equal((await askIn({}, cli, local(54322)))?.code, 'config-missing');
    });
  });
}

describe('a linked project whose API refuses', () => {
  for (const version of ['2.122.1', '3.1.0']) {
    test(`the login, with ${version}`, async (context) => {
      const api = await startManagementApi({ ref, name: 'acme', failWith: 401 });
      context.after(() => api.close());
      const files = {
        'config.toml': configFor(deadPort),
        'profile.yaml': api.profile,
        '.temp/project-ref': ref,
        '.temp/pooler-url': poolerUrl(ref, deadPort),
      };
      await inProject(files, async ({ folder }) => {
        const asked = { cli: await cliOf(version), folder, targets: [{ target: linkedTarget({ ref }) }] };
        const profile = { SUPABASE_PROFILE: `${folder}/supabase/profile.yaml` };
        const loggedIn = { ...profile, SUPABASE_ACCESS_TOKEN: fakeAccessToken };
        const refused = await withVariables(loggedIn, () => problemOf(asked));
        assert.deepEqual([refused?.code, refused?.action], ['login-expired', 'log-in']);
        const noLogin = await withVariables(profile, () => problemOf(asked));
        assert.deepEqual([noLogin?.code, noLogin?.action], ['AccessTokenRequiredError', 'log-in']);
      });
    });
  }
});

describe('a database with a password', { skip: !hasPostgres() }, () => {
  const password = 's3cret/@ %ü';
  let database: DatabaseServer;
  before(async () => {
    database = await startDatabase({ engine: 'postgres', password });
  });
  after(() => database.close());

  for (const version of ['2.100.0', '2.122.1', '3.1.0']) {
    test(`${version}: the right one, a wrong one, none, and no such database`, async () => {
      const cli = await cliOf(version);
      const bare = `postgresql://postgres@127.0.0.1:${database.port}/postgres?sslmode=disable`;
      await inProject({ 'config.toml': configFor(deadPort) }, async ({ folder }) => {
        const codeOf = async (access: TargetAccess): Promise<string> => {
          const { targets } = await status({ cli, folder, targets: [access] });
          return targets[0]?.ok === true ? 'fine' : (targets[0]?.problem?.code ?? '?');
        };
        assert.equal(await codeOf(byUrl(database.url)), 'fine');
        assert.equal(await codeOf({ ...byUrl(bare), password }), 'fine');
        assert.equal(await codeOf({ ...byUrl(bare), password: 'hunter22' }), 'wrong-password');
        assert.equal(await codeOf(byUrl(bare)), 'wrong-password');
        const elsewhere = database.url.replace('/postgres?', '/elsewhere?');
        assert.equal(await codeOf(byUrl(elsewhere)), 'no-such-database');
      });
    });
  }

  test('no password has come into the log', () => {
    assert.ok(log.lines.length > 0);
    assert.doesNotMatch(log.lines.join('\n'), /s3cret|hunter22/);
  });
});

describe('a database that accepts a connection and never says a word', () => {
  let server: Server;
  let port: number;
  before(async () => {
    server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    ({ port } = address);
  });
  after(() => server.close());

  /** The next client of the server, and its end. */
  async function client(): Promise<{ readonly gone: Promise<unknown> }> {
    const [socket] = (await once(server, 'connection')) as [Socket];
    socket.on('error', () => undefined).resume();
    return { gone: once(socket, 'close') };
  }

  test('is told as one that does not answer', async () => {
    const problem = await askIn({ 'config.toml': configFor(port) }, await cliOf('3.1.0'), local(port));
    assert.equal(problem?.code, 'database-unreachable');
  });

  test('a cancellation ends the program that the CLI started, too', async () => {
    await inProject({ 'config.toml': configFor(port) }, async ({ folder }) => {
      // 2.100.0 starts a second program, which holds the connection.
      const controller = new AbortController();
      const connected = client();
      const asked = status({
        cli: await cliOf('2.100.0'),
        folder,
        targets: [local(port)],
        signal: controller.signal,
      });
      const { gone } = await connected;
      controller.abort();
      await assert.rejects(asked, (error) => error instanceof OutsideError && error.code === 'cancelled');
      await gone;
    });
  });
});

after(() => runner.dispose());
