import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import type { ProcessRequest, ProcessResult } from '../../src/core/ports/process.ts';
import { createProcessRunner } from '../../src/node/processRunner.ts';
import { rememberingLog, scriptsRun, temporaryFolder } from '../support/fakeCli.ts';

const patient = 60_000;
const never = new AbortController().signal;

interface Setting {
  readonly signal?: AbortSignal;
  readonly largestOutput?: number;
  readonly graceMs?: number;
}

/** Runs JavaScript in a Node of its own. */
function node(
  script: string,
  more: Partial<ProcessRequest> = {},
  setting: Setting = {},
): Promise<ProcessResult> {
  const runner = createProcessRunner({ log: rememberingLog(), ...setting });
  const request = {
    file: process.execPath,
    args: ['-e', script],
    cwd: process.cwd(),
    env: {},
    timeoutMs: patient,
    ...more,
  };
  return runner.run(request, setting.signal ?? never).finally(() => runner.dispose());
}

describe('a program that ends by itself', () => {
  test('gives its output and exit code', async () => {
    const result = await node(
      'process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3',
    );
    assert.deepEqual(
      [result.outcome, result.exitCode, result.stdout, result.stderr],
      ['exited', 3, 'out', 'err'],
    );
  });

  test('finds its input closed', async () => {
    const result = await node('process.stdin.on("data", () => {}).on("end", () => console.log("ended"))');
    assert.equal(result.stdout, 'ended\n');
  });

  test('gets variables added and removed', async () => {
    process.env['RUNNER_TEST_REMOVED'] = 'still here';
    const result = await node('console.log(process.env.RUNNER_TEST_ADDED, process.env.RUNNER_TEST_REMOVED)', {
      env: { RUNNER_TEST_ADDED: 'added', RUNNER_TEST_REMOVED: undefined },
    });
    assert.equal(result.stdout, 'added undefined\n');
  });

  test('gets its arguments as they are, without a shell', async () => {
    const args = [
      '-e',
      'console.log(JSON.stringify(process.argv.slice(1)))',
      '$(echo x); "q" & %PATH%',
      '',
      'ü',
    ];
    const result = await node('', { args });
    assert.deepEqual(JSON.parse(result.stdout), args.slice(2));
  });
});

describe('a program that cannot be started', () => {
  test('is not there', async () =>
    assert.equal((await node('', { file: 'no-such-program-at-all' })).outcome, 'not-found'));

  test('has no folder to run in', async () => {
    assert.equal(
      (await node('', { cwd: join(process.cwd(), 'no', 'such', 'folder') })).outcome,
      'folder-not-found',
    );
  });

  test('is not executable, or lacks its interpreter', { skip: !scriptsRun }, async (context) => {
    const folder = await temporaryFolder(context);
    const plain = join(folder, 'plain');
    await writeFile(plain, 'text');
    assert.equal((await node('', { file: plain })).outcome, 'not-executable');
    const orphan = join(folder, 'orphan');
    await writeFile(orphan, '#!/no/such/interpreter\n');
    await chmod(orphan, 0o755);
    assert.equal((await node('', { file: orphan })).outcome, 'not-executable');
    assert.equal((await node('', { file: folder })).outcome, 'not-executable');
  });
});

/** Lets grandchildren call home, so that their end is an event here. */
async function home(
  context: TestContext,
): Promise<{ readonly port: number; readonly call: Promise<Socket> }> {
  const server = createServer();
  const call = once(server, 'connection').then(([socket]: Socket[]) => {
    assert.ok(socket);
    // A killed peer resets the connection, which is what is waited for.
    socket.on('error', () => undefined).resume();
    return socket;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return { port: address.port, call };
}

/** A program with a child that has called home and ignores polite requests to end. */
function parentOf(port: number): string {
  const child = `process.on("SIGTERM", () => {}); require("net").connect(${port}, "127.0.0.1").resume().on("close", () => process.exit()); setInterval(() => {}, 1000)`;
  return `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" }); setInterval(() => {}, 1000)`;
}

describe('the process tree', () => {
  test('ends with a cancellation', async (context) => {
    const { port, call } = await home(context);
    const controller = new AbortController();
    const running = node(parentOf(port), {}, { signal: controller.signal, graceMs: 100 });
    const grandchild = await call;
    const gone = once(grandchild, 'close');
    controller.abort();
    assert.equal((await running).outcome, 'cancelled');
    await gone;
  });

  test('ends when the time is over', async (context) => {
    const { port, call } = await home(context);
    const ends: Promise<unknown>[] = [];
    void call.then((grandchild) => ends.push(once(grandchild, 'close')));
    assert.equal((await node(parentOf(port), { timeoutMs: 1500 }, { graceMs: 100 })).outcome, 'timed-out');
    // On a slow machine the grandchild may not have got as far as to call.
    await Promise.all(ends);
  });

  test('ends with the runner', async (context) => {
    const { port, call } = await home(context);
    const runner = createProcessRunner({ log: rememberingLog() });
    const request = {
      file: process.execPath,
      args: ['-e', parentOf(port)],
      cwd: process.cwd(),
      env: {},
      timeoutMs: patient,
    };
    const running = runner.run(request, never);
    const grandchild = await call;
    const gone = once(grandchild, 'close');
    runner.dispose();
    assert.equal((await running).outcome, 'killed');
    await gone;
  });

  test('does not hold up a program that leaves a child with its output', async (context) => {
    const { port, call } = await home(context);
    const child = `require("net").connect(${port}, "127.0.0.1").resume().on("close", () => process.exit())`;
    const script = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit", detached: true }).unref(); console.log("done")`;
    const result = await node(script);
    assert.deepEqual([result.outcome, result.exitCode, result.stdout], ['exited', 0, 'done\n']);
    (await call).destroy();
  });
});

test('a cancellation before the start starts nothing', async () => {
  const result = await node('console.log(1)', {}, { signal: AbortSignal.abort() });
  assert.deepEqual([result.outcome, result.stdout], ['cancelled', '']);
});

test('a program killed from outside is told from one that failed', { skip: !scriptsRun }, async () => {
  assert.equal((await node('process.kill(process.pid, "SIGKILL")')).outcome, 'killed');
});

test('a flood of output ends the program', async () => {
  const flood = 'const write = () => process.stdout.write("x".repeat(10000), write); write()';
  const result = await node(flood, {}, { largestOutput: 50_000 });
  assert.equal(result.outcome, 'output-too-large');
  assert.ok(result.stdout.length <= 50_000);
});

test('the log has one line a run, without secrets', async () => {
  const log = rememberingLog();
  const runner = createProcessRunner({ log });
  const args = [
    '-e',
    'console.error("bad password " + process.env.PGPASSWORD); process.exit(1)',
    'postgres://u:open-sesame@h/d',
  ];
  await runner.run(
    {
      file: process.execPath,
      args,
      cwd: process.cwd(),
      env: { PGPASSWORD: 'tell nobody' },
      timeoutMs: patient,
    },
    never,
  );
  runner.dispose();
  assert.match(log.lines[0] ?? '', /postgres:\/\/u:\[redacted\]@h\/d \[exit code 1, \d+ ms\]$/);
  assert.equal(log.lines[1], 'bad password [redacted]');
  assert.equal(log.lines.length, 2);
});
