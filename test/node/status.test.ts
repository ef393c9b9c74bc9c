import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { OutsideError } from '../../src/core/ports/outsideError.ts';
import type { ProcessRequest, ProcessResult, ProcessRunner } from '../../src/core/ports/process.ts';
import type { TargetAccess } from '../../src/core/supabase/arguments.ts';
import { cliNotFound } from '../../src/core/supabase/errors/program.ts';
import { databaseUrlTarget, linkedTarget, localTarget } from '../../src/core/supabase/targets.ts';
import type { CliInfo, HistorySnapshot } from '../../src/core/supabase/types.ts';
import { localFiles } from '../../src/node/files.ts';
import { readStatus, type StatusRequest } from '../../src/node/status.ts';
import { temporaryFolder, writeFiles } from '../support/fakeCli.ts';

const never = new AbortController().signal;
const cli: CliInfo = { path: '/opt/supabase', version: '3.1.0', source: 'path' };
const a = '20240101000000';
const b = '20240102000000';

type Answer = Partial<ProcessResult> | ((request: ProcessRequest) => Partial<ProcessResult>);

/** A CLI that answers by the flag that names the target. */
function answering(
  answers: Readonly<Record<string, Answer>>,
): ProcessRunner & { readonly requests: ProcessRequest[] } {
  const requests: ProcessRequest[] = [];
  return {
    requests,
    run: (request) => {
      requests.push(request);
      const key = Object.keys(answers).find((flag) => request.args.some((arg) => arg.startsWith(flag)));
      const answer = answers[key ?? ''] ?? {};
      const result = typeof answer === 'function' ? answer(request) : answer;
      return Promise.resolve({
        outcome: 'exited',
        exitCode: 0,
        stdout: '',
        stderr: '',
        durationMs: 5,
        ...result,
      });
    },
  };
}

function listed(...versions: readonly string[]): Answer {
  const migrations = versions.map((version) => ({ local: '', remote: version, time: version }));
  return { stdout: `${JSON.stringify({ migrations, message: 'Migrations listed' })}\n` };
}

const refused: Answer = {
  exitCode: 1,
  stdout:
    '{"_tag":"Error","error":{"code":"DbConnectError","message":"failed to connect to postgres: dial error (connect ECONNREFUSED 127.0.0.1:54322)"}}',
};

const local: TargetAccess = { target: localTarget(54322) };
const linked: TargetAccess = { target: linkedTarget({ ref: 'abcdefghijklmnopqrst' }) };
const url = 'postgresql://postgres:hunter22@db.example.com/postgres';
const database: TargetAccess = { target: databaseUrlTarget(url), databaseUrl: url };

const files = {
  'supabase/config.toml': '[db]\nport = 54399\n',
  [`supabase/migrations/${a}_a.sql`]: 'select 1;',
  [`supabase/migrations/${b}_b.sql`]: 'select 1;',
};

async function projectWith(
  context: TestContext,
  content: Readonly<Record<string, string>> = files,
): Promise<string> {
  const folder = await temporaryFolder(context);
  await writeFiles(folder, content);
  return folder;
}

function read(
  projectPath: string,
  runner: ProcessRunner,
  more: Partial<StatusRequest> = {},
): Promise<HistorySnapshot> {
  return readStatus(
    { projectPath, targets: [local, linked], cli, ...more },
    { runner, files: localFiles, signal: never },
  );
}

function states(snapshot: HistorySnapshot): readonly string[] {
  return snapshot.migrations.map(
    ({ version, state, on }) => `${version} ${state} ${Object.values(on).join(',')}`,
  );
}

describe('the history', () => {
  test('of two targets that answer', async (context) => {
    const runner = answering({ '--local': listed(a, b), '--linked': listed(a) });
    const snapshot = await read(await projectWith(context), runner);
    assert.deepEqual(states(snapshot), [`${a} applied true,true`, `${b} pending true,false`]);
    assert.deepEqual(snapshot.problems, []);
    assert.equal(runner.requests.length, 2);
  });

  test('when one target fails: its problem, and the other’s answer', async (context) => {
    const snapshot = await read(
      await projectWith(context),
      answering({ '--local': refused, '--linked': listed(a) }),
    );
    assert.deepEqual(states(snapshot), [`${a} applied ,true`, `${b} pending ,false`]);
    assert.deepEqual(
      snapshot.targets.map(({ ok, problem }) => [ok, problem?.code]),
      [
        [false, 'database-not-running'],
        [true, undefined],
      ],
    );
  });

  test('is frozen through and through', async (context) => {
    const snapshot = await read(
      await projectWith(context),
      answering({ '--local': listed(a), '--linked': listed() }),
    );
    assert.ok(
      Object.isFrozen(snapshot) &&
        Object.isFrozen(snapshot.migrations) &&
        Object.isFrozen(snapshot.migrations[0]?.on),
    );
    assert.ok(Object.isFrozen(snapshot.targets[0]?.target));
  });

  test('of 5,000 migrations', async (context) => {
    const versions = Array.from({ length: 5000 }, (_, index) => String(20200101000000 + index));
    const many = versions.map((version) => [`supabase/migrations/${version}_m.sql`, ''] as const);
    const folder = await projectWith(context, { 'supabase/config.toml': '', ...Object.fromEntries(many) });
    const snapshot = await read(folder, answering({ '--local': listed(...versions) }), { targets: [local] });
    assert.equal(snapshot.migrations.filter(({ state }) => state === 'applied').length, 5000);
  });
});

describe('what is asked', () => {
  test('each target explicitly, in the project’s folder, with the port of its configuration', async (context) => {
    const folder = await projectWith(context);
    const runner = answering({ '': listed() });
    await read(folder, runner, { cli: { ...cli, version: '1.60.0' }, targets: [local] });
    const [request] = runner.requests;
    assert.deepEqual(request?.args, [
      'migration',
      'list',
      '--db-url',
      'postgresql://postgres@127.0.0.1:54399/postgres',
      '--workdir',
      folder,
    ]);
    assert.deepEqual([request.file, request.cwd], ['/opt/supabase', folder]);
  });

  test('the password of a URL is in no argument and in nothing that comes back', async (context) => {
    const runner = answering({
      '--db-url': ({ env }) => ({
        exitCode: 1,
        stderr: `cannot use ${url}, password ${env['PGPASSWORD'] ?? ''}`,
      }),
    });
    const snapshot = await read(await projectWith(context), runner, { targets: [database] });
    assert.doesNotMatch(JSON.stringify([runner.requests.map(({ args }) => args), snapshot]), /hunter22/);
    assert.equal(runner.requests[0]?.env['PGPASSWORD'], 'hunter22');
  });
});

describe('what version 3 says about the database that it asked', () => {
  const answer = (target: unknown): Answer => ({ stdout: JSON.stringify({ migrations: [], target }) });

  test('corrects the label', async (context) => {
    const runner = answering({
      '--local': answer({ kind: 'local', host: '127.0.0.1', port: 55555 }),
      '--linked': answer({ kind: 'linked', project_ref: 'abcdefghijklmnopqrst', project_name: 'acme' }),
    });
    const { targets } = await read(await projectWith(context), runner);
    const labels = targets.map(({ target }) => target.label);
    assert.deepEqual(labels, ['local (127.0.0.1:55555)', 'acme (abcdefghijklmnopqrst)']);
  });

  test('is not taken for the answer of another project', async (context) => {
    const runner = answering({ '--linked': answer({ kind: 'linked', project_ref: 'zzzzzzzzzzzzzzzzzzzz' }) });
    const { targets } = await read(await projectWith(context), runner, { targets: [linked] });
    assert.equal(targets[0]?.problem?.code, 'cli-other-database');
  });
});

describe('nothing is asked', () => {
  const unasked = (): ReturnType<typeof answering> => answering({ '': listed(a) });

  test('of a local database that no configuration names', async (context) => {
    const runner = unasked();
    const folder = await projectWith(context, { [`supabase/migrations/${a}_a.sql`]: '' });
    const snapshot = await read(folder, runner, { targets: [local] });
    assert.equal(snapshot.targets[0]?.problem?.code, 'config-missing');
    assert.deepEqual(states(snapshot), [`${a} pending `]);
    assert.equal(runner.requests.length, 0);
  });

  test('config.json counts as configuration from version 3 on only', async (context) => {
    const folder = await projectWith(context, { 'supabase/config.json': '{}' });
    const old = await read(folder, unasked(), { targets: [local], cli: { ...cli, version: '2.122.1' } });
    assert.equal(old.targets[0]?.problem?.code, 'config-missing');
    assert.equal((await read(folder, unasked(), { targets: [local] })).targets[0]?.ok, true);
  });

  test('when the supabase folder has vanished', async (context) => {
    const runner = unasked();
    const snapshot = await read(join(await temporaryFolder(context), 'gone'), runner);
    assert.equal(snapshot.problems[0]?.code, 'project-folder-missing');
    assert.equal(runner.requests.length, 0);
  });

  test('without a CLI: the files are listed all the same', async (context) => {
    const folder = await projectWith(context);
    for (const missing of [undefined, cliNotFound]) {
      const snapshot = await read(folder, unasked(), { cli: missing });
      assert.deepEqual(
        snapshot.problems.map(({ code }) => code),
        ['cli-not-found'],
      );
      assert.equal(snapshot.migrations.length, 2);
      assert.equal(
        snapshot.targets.every(({ problem }) => problem?.code === 'cli-not-found'),
        true,
      );
    }
  });
});

describe('a CLI that misbehaves', () => {
  const table: Readonly<Record<string, readonly [Answer, string]>> = {
    'prints garbage and says that all is well': [{ stdout: 'hello' }, 'cli-garbled'],
    'prints nothing': [{}, 'cli-garbled'],
    hangs: [{ outcome: 'timed-out', exitCode: undefined }, 'cli-timed-out'],
    'is killed': [{ outcome: 'killed', exitCode: undefined }, 'cli-killed'],
    'has vanished': [{ outcome: 'not-found', exitCode: undefined }, 'cli-not-found'],
    'writes warnings on stderr only': [{ stderr: 'WARN: something' }, 'cli-garbled'],
  };
  for (const [title, [answer, code]] of Object.entries(table)) {
    test(title, async (context) => {
      const snapshot = await read(await projectWith(context), answering({ '--local': answer }), {
        targets: [local],
      });
      assert.equal(snapshot.targets[0]?.problem?.code, code);
      assert.equal(
        snapshot.migrations.every(({ on }) => on['local'] === null),
        true,
      );
    });
  }

  test('noise on stderr is no failure', async (context) => {
    const runner = answering({
      '--local': { ...listedResult(), stderr: 'ERROR: frightening, but exit code 0' },
    });
    assert.equal((await read(await projectWith(context), runner, { targets: [local] })).targets[0]?.ok, true);
  });
});

function listedResult(): Partial<ProcessResult> {
  return { stdout: '{"migrations":[]}' };
}

test('a broken config.toml: its line is added where the CLI tells none', async (context) => {
  const folder = await projectWith(context, {
    ...files,
    'supabase/config.toml': 'project_id = "x"\n[db\nport = 1\n',
  });
  const crash = { exitCode: 1, stderr: '\n   _tag: "ProjectConfigParseError",\n' };
  const snapshot = await read(folder, answering({ '--local': crash }), { targets: [local] });
  assert.match(snapshot.targets[0]?.problem?.message ?? '', /cannot be read \(line 2\)/);
  assert.deepEqual(
    snapshot.problems.map(({ code, action }) => [code, action]),
    [['config-broken', 'open-config']],
  );
  assert.match(snapshot.problems[0]?.message ?? '', /\(line 2\)\.$/);
});

test('a cancellation gives no snapshot', async (context) => {
  const controller = new AbortController();
  const runner: ProcessRunner = {
    run: () => {
      controller.abort();
      return Promise.resolve({
        outcome: 'cancelled',
        exitCode: undefined,
        stdout: '',
        stderr: '',
        durationMs: 1,
      });
    },
  };
  const world = { runner, files: localFiles, signal: controller.signal };
  const folder = await projectWith(context);
  await assert.rejects(
    readStatus({ projectPath: folder, targets: [local], cli }, world),
    (error) => error instanceof OutsideError && error.code === 'cancelled',
  );
});
