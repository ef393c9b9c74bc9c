import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { createGit, type Git } from '../../src/node/git.ts';
import { createProcessRunner } from '../../src/node/processRunner.ts';
import { rememberingLog, temporaryFolder, writeFiles } from '../support/fakeCli.ts';

const never = new AbortController().signal;
const run = promisify(execFile);

/** Nobody's own settings may decide a test. */
process.env['GIT_CONFIG_GLOBAL'] = join(import.meta.dirname, 'no-such-file');
process.env['GIT_CONFIG_NOSYSTEM'] = '1';

async function gitIn(folder: string, ...args: readonly string[]): Promise<void> {
  await run(
    'git',
    ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', ...args],
    { cwd: folder },
  );
}

function git(program = 'git'): Git {
  const log = rememberingLog();
  return createGit({ runner: createProcessRunner({ log }), log, program });
}

const migrations = 'supabase/migrations';

/** A repository whose branch holds one migration, and one file that is not committed. */
async function repository(context: TestContext, branch: string): Promise<string> {
  const folder = await temporaryFolder(context);
  await gitIn(folder, 'init', '-q', '-b', branch);
  await writeFiles(folder, { [`${migrations}/1_ä b.sql`]: 'select 1;', 'readme.md': '' });
  await gitIn(folder, 'add', '.');
  await gitIn(folder, 'commit', '-q', '-m', 'one');
  await writeFiles(folder, { [`${migrations}/2_new.sql`]: '' });
  return folder;
}

async function onDefaultBranch(folder: string): Promise<string> {
  const files = await git().filesOnDefaultBranch(join(folder, ...migrations.split('/')), never);
  return files.known ? `${files.branch}: ${[...files.fileNames].join(', ')}` : 'unknown';
}

describe('the files on the default branch', () => {
  test('main', async (context) =>
    assert.equal(await onDefaultBranch(await repository(context, 'main')), 'main: 1_ä b.sql'));

  test('master, seen from another branch', async (context) => {
    const folder = await repository(context, 'master');
    await gitIn(folder, 'checkout', '-q', '-b', 'feature');
    await gitIn(folder, 'add', '.');
    await gitIn(folder, 'commit', '-q', '-m', 'two');
    assert.equal(await onDefaultBranch(folder), 'master: 1_ä b.sql');
  });

  test('what the remote says goes first', async (context) => {
    const origin = await repository(context, 'trunk');
    const clone = join(await temporaryFolder(context), 'clone');
    await run('git', ['clone', '-q', origin, clone]);
    await gitIn(clone, 'checkout', '-q', '-b', 'main');
    await writeFiles(clone, { [`${migrations}/3_local.sql`]: '' });
    await gitIn(clone, 'add', '.');
    await gitIn(clone, 'commit', '-q', '-m', 'not pushed');
    assert.equal(await onDefaultBranch(clone), 'origin/HEAD: 1_ä b.sql');
  });

  test('a folder that the branch does not have is empty there', async (context) => {
    const folder = await repository(context, 'main');
    await writeFiles(folder, { 'other/supabase/migrations/1_x.sql': '' });
    const files = await git().filesOnDefaultBranch(join(folder, 'other', 'supabase', 'migrations'), never);
    assert.deepEqual(files.known ? [...files.fileNames] : undefined, []);
  });

  test('are unknown without such a branch, without a commit, without a repository, without git', async (context) => {
    assert.equal(await onDefaultBranch(await repository(context, 'feature')), 'unknown');
    const fresh = await temporaryFolder(context);
    await writeFiles(fresh, { [`${migrations}/1_x.sql`]: '' });
    await gitIn(fresh, 'init', '-q', '-b', 'main');
    assert.equal(await onDefaultBranch(fresh), 'unknown');
    const plain = await temporaryFolder(context);
    await writeFiles(plain, { [`${migrations}/1_x.sql`]: '' });
    assert.equal(await onDefaultBranch(plain), 'unknown');
    assert.deepEqual(await git('no-such-git').filesOnDefaultBranch(plain, never), { known: false });
    assert.deepEqual(await git().filesOnDefaultBranch(join(plain, 'gone'), never), { known: false });
  });

  test('variables of a hook do not lead elsewhere', async (context) => {
    const folder = await repository(context, 'main');
    const other = await repository(context, 'feature');
    process.env['GIT_DIR'] = join(other, '.git');
    context.after(() => delete process.env['GIT_DIR']);
    assert.equal(await onDefaultBranch(folder), 'main: 1_ä b.sql');
  });
});

describe('the author', () => {
  test('is the repository’s own where it has one', async (context) => {
    const folder = await repository(context, 'main');
    assert.deepEqual(await git().author(folder, never), { name: undefined, email: undefined });
    await gitIn(folder, 'config', 'user.name', 'Zoë Example');
    assert.deepEqual(await git().author(folder, never), { name: 'Zoë Example', email: undefined });
    await gitIn(folder, 'config', 'user.email', 'zoe@example.com');
    assert.deepEqual(await git().author(folder, never), { name: 'Zoë Example', email: 'zoe@example.com' });
  });

  test('is nobody without git', async (context) => {
    const author = await git('no-such-git').author(await temporaryFolder(context), never);
    assert.deepEqual(author, { name: undefined, email: undefined });
  });
});
