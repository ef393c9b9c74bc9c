import assert from 'node:assert/strict';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import type { ProcessRunner } from '../../src/core/ports/process.ts';
import { createCliFinder, type FindCliRequest } from '../../src/node/findCli/findCli.ts';
import { platformPackages, type Machine } from '../../src/node/findCli/machine.ts';
import { createProcessRunner } from '../../src/node/processRunner.ts';
import {
  rememberingLog,
  scriptsRun,
  temporaryFolder,
  writeFakeCli,
  writeFiles,
  writeProgram,
} from '../support/fakeCli.ts';

const never = new AbortController().signal;

interface World {
  readonly root: string;
  readonly project: string;
  readonly machine: Machine;
}

/** A project in a monorepo, a home folder and an empty PATH, on a machine where nothing else is installed. */
async function world(context: TestContext, more: Partial<Machine> = {}): Promise<World> {
  const root = await temporaryFolder(context);
  const project = join(root, 'repository', 'apps', 'web');
  await mkdir(join(project, 'supabase'), { recursive: true });
  const environment = { PATH: join(root, 'bin') };
  const machine: Machine = {
    platform: 'linux',
    arch: 'x64',
    musl: false,
    home: join(root, 'home'),
    environment,
    ...more,
  };
  return { root, project, machine };
}

interface Found {
  readonly answer: string;
  readonly trace: readonly string[];
}

async function find(
  from: World,
  more: Partial<FindCliRequest> = {},
  versionTimeoutMs = 30_000,
): Promise<Found> {
  const runner = createProcessRunner({ log: rememberingLog() });
  const finder = createCliFinder({ runner, log: rememberingLog(), machine: from.machine, versionTimeoutMs });
  const outcome = await finder.find({ projectPath: from.project, trusted: true, ...more }, never);
  runner.dispose();
  const trace = outcome.trace.map(({ source, result }) => `${source}: ${result}`);
  if (!outcome.ok) return { answer: outcome.problem.code, trace };
  const { path, version, source } = outcome.cli;
  return { answer: `${source} ${version} ${path.slice(from.root.length + 1).replaceAll('\\', '/')}`, trace };
}

const native = '@supabase/cli-linux-x64/bin/supabase';

/** An npm package `supabase` from 2.100 on and, where wanted, the platform package with the program. */
async function install(modules: string, version: string, platform = native): Promise<void> {
  await writeFiles(join(modules, 'supabase'), {
    'package.json': JSON.stringify({ name: 'supabase', version }),
    'dist/supabase.js': '#!/usr/bin/env node\n',
  });
  if (platform !== 'none') await writeProgram(join(modules, platform), '');
}

describe('the project’s own', { skip: !scriptsRun }, () => {
  test('npm: the native program, with the version from package.json and nothing run', async (context) => {
    const at = await world(context);
    await install(join(at.project, 'node_modules'), '3.1.0');
    assert.equal((await find(at)).answer, `project 3.1.0 repository/apps/web/node_modules/${native}`);
  });

  test('hoisted to the root of the workspace', async (context) => {
    const at = await world(context);
    await install(join(at.root, 'repository', 'node_modules'), '2.122.1');
    assert.equal((await find(at)).answer, `project 2.122.1 repository/node_modules/${native}`);
  });

  test('the package here, its program hoisted', async (context) => {
    const at = await world(context);
    await install(join(at.project, 'node_modules'), '2.122.1', 'none');
    await writeProgram(join(at.root, 'repository', 'node_modules', native), '');
    assert.equal((await find(at)).answer, `project 2.122.1 repository/node_modules/${native}`);
  });

  test('pnpm: links into a store, the program beside the package there', async (context) => {
    const at = await world(context);
    const store = join(at.root, 'repository', 'node_modules', '.pnpm', 'supabase@3.1.0', 'node_modules');
    await install(store, '3.1.0');
    await mkdir(join(at.project, 'node_modules'));
    await symlink(join(store, 'supabase'), join(at.project, 'node_modules', 'supabase'));
    const expected = `project 3.1.0 repository/node_modules/.pnpm/supabase@3.1.0/node_modules/${native}`;
    assert.equal((await find(at)).answer, expected);
  });

  test('Yarn Plug’n’Play: the newest of the unplugged programs, without running the loader', async (context) => {
    const at = await world(context);
    const unplugged = join(at.root, 'repository', '.yarn', 'unplugged');
    for (const version of ['2.122.1', '3.1.0']) {
      await writeProgram(
        join(unplugged, `@supabase-cli-linux-x64-npm-${version}-0a1b2c3d4e`, 'node_modules', native),
        '',
      );
    }
    await writeFiles(join(at.root, 'repository'), { '.pnp.cjs': 'throw new Error("must not run")' });
    const expected = `project 3.1.0 repository/.yarn/unplugged/@supabase-cli-linux-x64-npm-3.1.0-0a1b2c3d4e/node_modules/${native}`;
    assert.equal((await find(at)).answer, expected);
  });

  test('below 2.100: the program that the install script fetched', async (context) => {
    const at = await world(context);
    const modules = join(at.project, 'node_modules');
    await writeFiles(join(modules, 'supabase'), { 'package.json': '{"version":"1.226.4"}' });
    await writeProgram(join(modules, 'supabase', 'bin', 'supabase'), '');
    assert.equal(
      (await find(at)).answer,
      'project 1.226.4 repository/apps/web/node_modules/supabase/bin/supabase',
    );
  });

  test('below 2.100 without the program: the install script did not run', async (context) => {
    const at = await world(context);
    await writeFiles(join(at.project, 'node_modules', 'supabase'), {
      'package.json': '{"version":"2.40.0"}',
    });
    const { answer, trace } = await find(at);
    assert.equal(answer, 'cli-broken-install');
    assert.match(trace.join('\n'), /npm package 2\.40\.0 without a program/);
  });

  test('a broken install gives way to a working one on PATH', async (context) => {
    const at = await world(context);
    await install(join(at.project, 'node_modules'), '3.1.0', 'none');
    await writeFakeCli(join(at.root, 'bin', 'supabase'), '2.122.1');
    assert.equal((await find(at)).answer, 'path 2.122.1 bin/supabase');
  });

  test('on musl: its own build first', async (context) => {
    const at = await world(context, { musl: true });
    await install(join(at.project, 'node_modules'), '3.1.0');
    await writeProgram(join(at.project, 'node_modules', '@supabase/cli-linux-x64-musl/bin/supabase'), '');
    assert.match((await find(at)).answer, /cli-linux-x64-musl/);
  });
});

test('the platform packages are those of the shim', () => {
  const machine = { home: '', environment: {}, musl: false };
  const names = (platform: NodeJS.Platform, arch: string): string =>
    platformPackages({ ...machine, platform, arch }).join(' ');
  assert.equal(names('darwin', 'arm64'), '@supabase/cli-darwin-arm64');
  assert.equal(names('win32', 'x64'), '@supabase/cli-windows-x64');
  assert.equal(names('linux', 'arm64'), '@supabase/cli-linux-arm64 @supabase/cli-linux-arm64-musl');
});

describe('the setting', { skip: !scriptsRun }, () => {
  test('goes before everything else, and may be relative or lie at home', async (context) => {
    const at = await world(context);
    await install(join(at.project, 'node_modules'), '3.1.0');
    await writeFakeCli(join(at.project, 'tools', 'supabase'), '2.5.0');
    await writeFakeCli(join(at.root, 'home', 'supabase'), '2.6.0');
    assert.match((await find(at, { setting: 'tools/supabase' })).answer, /^setting 2\.5\.0 /);
    assert.match((await find(at, { setting: '~/supabase' })).answer, /^setting 2\.6\.0 /);
    assert.match((await find(at, { setting: join(at.project, 'tools') })).answer, /^setting 2\.5\.0 /);
  });

  test('that names a starter script leads to the program behind it', async (context) => {
    const at = await world(context);
    const modules = join(at.project, 'node_modules');
    await install(modules, '3.1.0');
    await mkdir(join(modules, '.bin'));
    await symlink('../supabase/dist/supabase.js', join(modules, '.bin', 'supabase'));
    const { answer } = await find(at, { setting: 'node_modules/.bin/supabase' });
    assert.equal(answer, `setting 3.1.0 repository/apps/web/node_modules/${native}`);
  });

  test('that is wrong is a problem, not a reason to take another', async (context) => {
    const at = await world(context);
    await install(join(at.project, 'node_modules'), '3.1.0');
    assert.equal((await find(at, { setting: '/no/such/supabase' })).answer, 'cli-setting-wrong');
    await writeFile(join(at.project, 'text'), 'no program');
    assert.equal((await find(at, { setting: 'text' })).answer, 'cli-setting-wrong');
  });

  test('that is blank counts as none', async (context) => {
    const at = await world(context);
    await install(join(at.project, 'node_modules'), '3.1.0');
    assert.match((await find(at, { setting: '  ' })).answer, /^project /);
  });
});

describe('PATH and common places', { skip: !scriptsRun }, () => {
  test('PATH: asked for its version', async (context) => {
    const at = await world(context);
    await writeFakeCli(join(at.root, 'bin', 'supabase'), '1.226.4');
    assert.equal((await find(at)).answer, 'path 1.226.4 bin/supabase');
  });

  test('a global npm link leads to the program behind it', async (context) => {
    const at = await world(context);
    const modules = join(at.root, 'lib', 'node_modules');
    await install(modules, '3.1.0');
    await mkdir(join(at.root, 'bin'));
    await symlink(join(modules, 'supabase', 'dist', 'supabase.js'), join(at.root, 'bin', 'supabase'));
    assert.equal((await find(at)).answer, `path 3.1.0 lib/node_modules/${native}`);
  });

  test('relative entries of PATH are passed over', async (context) => {
    const at = await world(context, { environment: { PATH: '.:apps/web:' } });
    await writeFakeCli(join(at.project, 'supabase-program', 'supabase'), '3.1.0');
    assert.doesNotMatch((await find(at)).answer, /^path/);
  });

  test('a place at home that PATH lacks', async (context) => {
    const at = await world(context);
    await writeFakeCli(join(at.root, 'home', '.local', 'bin', 'supabase'), '2.30.4');
    // A CLI that this very machine has in a system folder would be found first.
    assert.match((await find(at)).answer, /^common-place /);
  });
});

describe('programs that are not the CLI, or not any more', { skip: !scriptsRun }, () => {
  const bodies: Readonly<Record<string, readonly [body: string, code: string]>> = {
    'prints garbage': ['console.log("hello 1.2.3.4")', 'cli-garbled'],
    'prints another program’s banner': [
      'console.log("Supabase Studio, build 2026.1.1 of today")',
      'cli-garbled',
    ],
    'prints nothing': ['', 'cli-garbled'],
    fails: ['process.exit(2)', 'cli-garbled'],
    'is killed': ['process.kill(process.pid, "SIGKILL")', 'cli-killed'],
    'is ancient': ['console.log("0.36.3")', 'cli-too-old'],
    'is just too old': ['console.log("1.8.1")', 'cli-too-old'],
  };
  for (const [title, [body, code]] of Object.entries(bodies)) {
    test(title, async (context) => {
      const at = await world(context);
      const path = await writeProgram(join(at.root, 'bin', 'supabase'), body);
      assert.equal((await find(at, { setting: path })).answer, code);
    });
  }

  test('hangs', async (context) => {
    const at = await world(context);
    const path = await writeProgram(join(at.root, 'hung'), 'setInterval(() => {}, 1000)');
    assert.equal((await find(at, { setting: path }, 400)).answer, 'cli-timed-out');
  });

  test('is too old here, but there is a newer one on PATH', async (context) => {
    const at = await world(context);
    const modules = join(at.project, 'node_modules');
    await writeFiles(join(modules, 'supabase'), { 'package.json': '{"version":"1.0.0"}' });
    await writeProgram(join(modules, 'supabase', 'bin', 'supabase'), '');
    await writeFakeCli(join(at.root, 'bin', 'supabase'), '3.1.0');
    const { answer, trace } = await find(at);
    assert.equal(answer, 'path 3.1.0 bin/supabase');
    assert.match(trace.join('\n'), /project: .*too old/);
  });
});

test('nothing anywhere', async (context) => {
  const at = await world(context, { platform: 'freebsd' });
  const { answer, trace } = await find(at);
  assert.equal(answer, 'cli-not-found');
  assert.deepEqual(
    trace.map((line) => line.split(':')[0]),
    ['project', 'path', 'common-place'],
  );
});

test('without trust nothing is run and no place of the workspace is used', async (context) => {
  const at = await world(context);
  await install(join(at.project, 'node_modules'), '3.1.0');
  let runs = 0;
  const runner: ProcessRunner = {
    run: () => {
      runs++;
      return Promise.reject(new Error('must not run'));
    },
  };
  const finder = createCliFinder({ runner, log: rememberingLog(), machine: at.machine });
  const request = { projectPath: at.project, setting: './evil', trusted: false };
  const outcome = await finder.find(request, never);
  assert.equal(outcome.ok ? 'found' : outcome.problem.code, 'workspace-not-trusted');
  assert.deepEqual([runs, outcome.trace.length], [0, 0]);
});

test(
  'an unchanged program is asked for its version once, a changed one again',
  { skip: !scriptsRun },
  async (context) => {
    const at = await world(context);
    const path = join(at.root, 'bin', 'supabase');
    const runner = createProcessRunner({ log: rememberingLog() });
    const log = rememberingLog();
    let runs = 0;
    const counting: ProcessRunner = {
      run: (request, signal) => {
        runs++;
        return runner.run(request, signal);
      },
    };
    const finder = createCliFinder({ runner: counting, log, machine: at.machine });
    const versionNow = async (): Promise<string> => {
      const outcome = await finder.find({ projectPath: at.project, trusted: true }, never);
      return outcome.ok ? outcome.cli.version : outcome.problem.code;
    };
    await writeFakeCli(path, '2.9.0');
    assert.equal(await versionNow(), '2.9.0');
    assert.equal(await versionNow(), '2.9.0');
    assert.equal(runs, 1);
    await writeFakeCli(path, '2.122.1');
    assert.equal(await versionNow(), '2.122.1');
    assert.match(log.lines.join('\n'), /Supabase CLI 2\.122\.1 from PATH: /);
    await chmod(dirname(path), 0o755);
    runner.dispose();
  },
);
