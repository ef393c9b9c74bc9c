import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommandLine } from '../support/commandLine.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

test('without a command, the help is printed and the code is 2', async (t) => {
  const cwd = temporaryFolder(t);
  const { code, stdout } = await runCommandLine([], { cwd });
  assert.equal(code, 2);
  assert.match(stdout, /^Usage: supabase-migrations <command>/u);
  assert.equal((await runCommandLine(['--help'], { cwd })).code, 0);
  assert.match((await runCommandLine(['lint', '--help'], { cwd })).stdout, /--applied-through VERSION/u);
  assert.match((await runCommandLine(['--version'], { cwd })).stdout, /^\S+\n$/u);
});

test('rules lists every rule with what people need to know', async (t) => {
  const { code, stdout } = await runCommandLine(['rules', '--format', 'json'], { cwd: temporaryFolder(t) });
  assert.equal(code, 0);
  const listed: unknown = JSON.parse(stdout);
  const rules: unknown = Reflect.get(Object(listed), 'rules');
  assert.ok(Array.isArray(rules) && rules.length > 20);
  for (const rule of rules as readonly object[]) {
    assert.deepEqual(Object.keys(rule), ['id', 'title', 'severity', 'profile', 'needs', 'url']);
  }
});

test('new writes a file with a version after all others, and never the same twice', async (t) => {
  const ahead = '29990101000000';
  const cwd = temporaryFolder(t, { [`supabase/migrations/${ahead}_far_ahead.sql`]: '' });
  const paths = [];
  for (const name of ['Add Contact Avatar!', 'add contact phone']) {
    const { code, stdout } = await runCommandLine(['new', name], { cwd });
    assert.equal(code, 0);
    paths.push(stdout.trim());
  }
  assert.deepEqual(paths, [
    'supabase/migrations/29990101000001_add_contact_avatar.sql',
    'supabase/migrations/29990101000002_add_contact_phone.sql',
  ]);
  assert.match(readFileSync(join(cwd, paths[0] ?? ''), 'utf8'), /Migration: add_contact_avatar/u);
});

test('new makes the migrations folder, fills a template in and can print instead', async (t) => {
  const cwd = temporaryFolder(t, { 'supabase/config.toml': '' });
  const args = ['new', 'add_labels', '--template', 'table', '--set', 'table=labels'];
  const printed = await runCommandLine([...args, '--print'], { cwd });
  assert.match(printed.stdout, /create table public\.labels/u);
  assert.equal(existsSync(join(cwd, 'supabase/migrations')), false);
  const { stdout } = await runCommandLine(args, { cwd });
  assert.match(readFileSync(join(cwd, stdout.trim()), 'utf8'), /create table public\.labels/u);
});

const refused: readonly (readonly [readonly string[], RegExp])[] = [
  [['new'], /^A migration needs a name/u],
  [['new', 'wip'], /does not say what changes/u],
  [['new', '../..'], /needs a name of letters/u],
  [['new', 'add_labels', '--template', 'tabel'], /^There is no template "tabel"; there are empty, table, /u],
  [['new', 'add_labels', '--set', 'table'], /^"table" is not KEY=VALUE/u],
  [['new', 'add_labels', '--project', 'nowhere'], /there is no such folder/u],
  [['status'], /^No supabase folder here or above/u],
  [['status', '--project', '.', '--remote=postgres//x:secret@y'], /^--remote takes a project reference/u],
  [['lsp'], /give --stdio/u],
];

for (const [args, line] of refused) {
  test(`${args.join(' ')} is refused in one line`, async (t) => {
    const cwd = temporaryFolder(t);
    const { code, stdout, stderr } = await runCommandLine(args, { cwd });
    assert.deepEqual([code, stdout, stderr.length], [2, '', 1]);
    assert.match(stderr[0] ?? '', line);
    assert.doesNotMatch(stderr[0] ?? '', /secret/u);
    assert.equal(existsSync(join(cwd, 'supabase')), false);
  });
}

test('new --list names the templates', async (t) => {
  const { stdout } = await runCommandLine(['new', '--list'], { cwd: temporaryFolder(t) });
  assert.match(stdout, /^table +\S/mu);
});
