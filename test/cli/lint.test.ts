import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommandLine, type CommandOutcome } from '../support/commandLine.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const plan = '-- Rollback plan:\n--   nothing to undo\n';
const create = `${plan}create table public.notes (id bigint primary key);\nalter table public.notes enable row level security;\n`;
const update = `${plan}update auth.users set email = '';\n`;
const broken = `${plan}create tabel public.more (id int);\n`;

const project = {
  'supabase/migrations/20260101000000_create_notes.sql': create,
  'supabase/migrations/20260102000000_clear_addresses.sql': update,
};

interface JsonFinding {
  readonly rule: string;
  readonly severity: string;
  readonly path: string;
}

function findingsOf({ stdout }: CommandOutcome): readonly JsonFinding[] {
  const report: unknown = JSON.parse(stdout);
  const findings: unknown = Reflect.get(Object(report), 'findings');
  return Array.isArray(findings) ? (findings as readonly JsonFinding[]) : [];
}

function brief(outcome: CommandOutcome): readonly string[] {
  return findingsOf(outcome).map(({ path, rule, severity }) => `${path} ${severity} ${rule}`);
}

test('a project is linted as one history, from any folder', async (t) => {
  const cwd = temporaryFolder(t, project);
  const all = await runCommandLine(['lint', '--format', 'json'], { cwd });
  assert.deepEqual(brief(all), [
    'supabase/migrations/20260102000000_clear_addresses.sql warning update-without-where',
  ]);
  assert.equal(all.code, 0);
  assert.match(all.stdout, /^\{"version":1,"files":2,/u);
  const inside = await runCommandLine(['lint', '--format', 'json', '..'], {
    cwd: join(cwd, 'supabase/migrations'),
  });
  assert.deepEqual(brief(inside), ['20260102000000_clear_addresses.sql warning update-without-where']);
});

test('the same input gives the same bytes', async (t) => {
  const cwd = temporaryFolder(t, project);
  const runs = [];
  for (let run = 0; run < 2; run++) runs.push(await runCommandLine(['lint', '--format', 'json'], { cwd }));
  assert.equal(runs[0]?.stdout, runs[1]?.stdout);
});

const failures: readonly (readonly [string, number])[] = [
  ['error', 0],
  ['warning', 1],
  ['info', 1],
  ['never', 0],
];

for (const [failOn, code] of failures) {
  test(`--fail-on ${failOn} gives exit code ${code} for a warning`, async (t) => {
    const cwd = temporaryFolder(t, project);
    assert.equal((await runCommandLine(['lint', '--fail-on', failOn], { cwd })).code, code);
  });
}

test('a syntax error is an error, in text with its place', async (t) => {
  const cwd = temporaryFolder(t, { 'supabase/migrations/20260101000000_add_replies.sql': broken });
  const { code, stdout } = await runCommandLine(['lint'], { cwd });
  assert.equal(code, 1);
  assert.match(stdout, /^supabase\/migrations\/20260101000000_add_replies\.sql:3:8 error syntax-error /u);
  assert.match(stdout, /1 error in 1 file\.\n$/u);
});

test('a file alone is linted in its history and reported alone', async (t) => {
  const path = 'supabase/migrations/20260103000000_clear_notes.sql';
  const cwd = temporaryFolder(t, { ...project, [path]: `${plan}update public.notes set id = 1;\n` });
  const applied = ['--applied-through', '20260102000000', '--format', 'json'];
  const outcome = await runCommandLine(['lint', path, ...applied], { cwd });
  assert.deepEqual(brief(outcome), [`${path} warning update-without-where`]);
  assert.match(outcome.stdout, /"files":1,/u);
});

test('--applied-through makes hints of what is left to say about applied files', async (t) => {
  const cwd = temporaryFolder(t, project);
  const outcome = await runCommandLine(['lint', '--applied-through', '20260102000000', '--format', 'json'], {
    cwd,
  });
  assert.deepEqual(brief(outcome), []);
});

test('standard input stands in for a file of the history', async (t) => {
  const cwd = temporaryFolder(t, project);
  const name = 'supabase/migrations/20260104000000_clear_all.sql';
  const args = ['lint', '--stdin', '--stdin-filename', name, '--format', 'json'];
  assert.deepEqual(brief(await runCommandLine(args, { cwd, stdin: update })), [
    `${name} warning update-without-where`,
  ]);
  const alone = await runCommandLine(['lint', '--stdin', '--format', 'json'], { cwd, stdin: update });
  assert.deepEqual(brief(alone), ['stdin.sql warning update-without-where']);
  const nowhere = ['lint', '--stdin', '--stdin-filename', 'no/such/migrations/1_a.sql', '--format', 'json'];
  assert.equal(findingsOf(await runCommandLine(nowhere, { cwd, stdin: broken })).length > 0, true);
});

test('files outside a migrations folder are linted without judging their names', async (t) => {
  const cwd = temporaryFolder(t, { 'sql/schema.sql': create, 'sql/test.sql': update });
  const outcome = await runCommandLine(['lint', 'sql', '--format', 'json'], { cwd });
  assert.deepEqual(brief(outcome), ['sql/test.sql warning update-without-where']);
});

const usage: readonly (readonly [readonly string[], RegExp])[] = [
  [['lint', 'nowhere'], /^nowhere: no such file or folder\.$/u],
  [['lint', '--format', 'xml'], /^--format takes text, json, sarif or github, not "xml"\./u],
  [['lint', '--stdin', 'a.sql'], /^Give either --stdin or paths, not both\./u],
  [['lint', '--applied-through', 'yesterday'], /^--applied-through takes a version/u],
  [['lnit'], /^Unknown command "lnit"\./u],
];

for (const [args, line] of usage) {
  test(`${args.join(' ')} ends with 2 and one line`, async (t) => {
    const { code, stdout, stderr } = await runCommandLine(args, { cwd: temporaryFolder(t) });
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.equal(stderr.length, 1);
    assert.match(stderr[0] ?? '', line);
  });
}

test('odd files get one clear line each and the others are linted', async (t) => {
  const folder = 'supabase/migrations';
  const cwd = temporaryFolder(t, {
    ...project,
    [`${folder}/20260103000000_latin.sql`]: Buffer.from('-- ü', 'latin1'),
    [`${folder}/20260104000000_image.sql`]: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 1]),
    [`${folder}/20260105000000_wide.sql`]: Buffer.from('\ufeffselect 1;', 'utf16le'),
    [`${folder}/20260106000000_empty.sql`]: '',
    [`${folder}/20260107000000_marked.sql`]: `\ufeff${update}`,
    [`${folder}/20260108000000_windows.sql`]: update.replaceAll('\n', '\r\n'),
    [`${folder}/20260109000000_large.sql`]: `${plan}${"select 'padding';\n".repeat(60_000)}`,
  });
  mkdirSync(join(cwd, folder, '20260110000000_folder.sql'));
  const outcome = await runCommandLine(['lint', '--format', 'json'], { cwd });
  assert.equal(outcome.code, 2);
  assert.deepEqual(outcome.stderr, [
    `${folder}/20260103000000_latin.sql is not UTF-8 text (another encoding, or a binary file); Postgres refuses it. Save it as UTF-8.`,
    `${folder}/20260104000000_image.sql is not UTF-8 text (another encoding, or a binary file); Postgres refuses it. Save it as UTF-8.`,
    `${folder}/20260105000000_wide.sql is UTF-16; Postgres reads it as garbage. Save it as UTF-8.`,
    `${folder}/20260110000000_folder.sql is a folder, not a migration; it is left out, as the Supabase CLI does.`,
  ]);
  const updates = findingsOf(outcome).filter(({ rule }) => rule === 'update-without-where');
  assert.equal(updates.length, 3);
});

test('a file that may not be read is named', { skip: process.getuid?.() === 0 }, async (t) => {
  const cwd = temporaryFolder(t, project);
  chmodSync(join(cwd, 'supabase/migrations/20260101000000_create_notes.sql'), 0);
  const { code, stderr } = await runCommandLine(['lint'], { cwd });
  assert.equal(code, 2);
  assert.match(stderr.join('\n'), /create_notes\.sql cannot be read: permission denied\./u);
});

test('broken configuration is named and the defaults hold', async (t) => {
  const cwd = temporaryFolder(t, {
    ...project,
    'supabase/config.toml': 'project_id = "a"\n[db\n',
    'supabase/migrations.config.json': '{ "profile": "strickt" }',
  });
  const { code, stderr } = await runCommandLine(['lint'], { cwd });
  assert.equal(code, 0);
  assert.equal(stderr.length, 2);
  assert.match(stderr[0] ?? '', /^supabase\/config\.toml cannot be read \(line 2\)/u);
  assert.match(stderr[1] ?? '', /^supabase\/migrations\.config\.json line 1:14: /u);
});

test('--fix mends pending files, keeps line ends and byte order mark, and says so', async (t) => {
  const ignored = `-- supabase-migrations-ignore drop-table: it was never used\r\n${create.replaceAll('\n', '\r\n')}`;
  const path = 'supabase/migrations/20260101000000_create_notes.sql';
  const cwd = temporaryFolder(t, { [path]: `\ufeff${ignored}` });
  const applied = await runCommandLine(['lint', '--fix', '--applied-through', '20260101000000'], { cwd });
  assert.deepEqual(applied.stderr, []);
  assert.equal(readFileSync(join(cwd, path), 'utf8'), `\ufeff${ignored}`);
  const outcome = await runCommandLine(['lint', '--fix', '--format', 'json'], { cwd });
  assert.deepEqual(outcome.stderr, [`fixed ${path} unused-suppression: Remove the comment`]);
  assert.deepEqual(brief(outcome), []);
  assert.equal(readFileSync(join(cwd, path), 'utf8'), `\ufeff${create.replaceAll('\n', '\r\n')}`);
});
