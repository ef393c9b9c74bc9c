import assert from 'node:assert/strict';
import { rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CodeAction, PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { URI } from 'vscode-uri';
import { startInProcess } from '../support/migrationServer.ts';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder.ts';

const create =
  'create table public.notes (id bigint primary key, body text);\nalter table public.notes enable row level security;\n';
const drop = 'drop table public.notes;\n';
/** Rows of this table exist whatever the migrations say, so the statement is never harmless. */
const update = "update auth.users set email = '';\n";
const project = {
  'supabase/migrations/20260101000000_create_notes.sql': create,
  'supabase/migrations/20260102000000_remove_notes.sql': drop,
};

function uriIn(root: string, path: string): string {
  return URI.file(join(root, path)).toString();
}

function codesOf(params: PublishDiagnosticsParams | undefined): readonly unknown[] {
  return (params?.diagnostics ?? []).map(({ code }) => code);
}

const has = (code: string) => (params: PublishDiagnosticsParams) => codesOf(params).includes(code);
const lacks = (code: string) => (params: PublishDiagnosticsParams) => !codesOf(params).includes(code);

test('a migration gets its findings, whatever its language id', async (t) => {
  const root = temporaryFolder(t, project);
  const client = await startInProcess(root);
  t.after(() => client.dispose());
  const uri = uriIn(root, 'supabase/migrations/20260102000000_remove_notes.sql');
  const published = client.nextDiagnostics(uri);
  await client.open(uri, update, 'plaintext');
  const { version, diagnostics } = await published;
  assert.equal(version, 1);
  const found = diagnostics.find(({ code }) => code === 'update-without-where');
  assert.ok(found !== undefined);
  assert.equal(found.source, 'supabase-migrations');
  assert.match(found.codeDescription?.href ?? '', /update-without-where/u);
  assert.equal(found.range.start.line, 0);
});

test('other documents are left alone', async (t) => {
  const root = temporaryFolder(t, { ...project, 'queries/a.sql': drop });
  const client = await startInProcess(root);
  t.after(() => client.dispose());
  const others = [
    'untitled:Untitled-1',
    'git:/x/supabase/migrations/1_a.sql?{}',
    uriIn(root, 'queries/a.sql'),
  ];
  for (const uri of others) {
    await client.open(uri, 'update a set b = 1;');
    await client.change(uri, { text: 'delete from a;' });
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const actions = await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    assert.deepEqual(actions, []);
    await client.close(uri);
  }
  assert.deepEqual(client.published, []);
});

test('only the newest version is published last, and nothing for a closed document', async (t) => {
  const root = temporaryFolder(t, project);
  const client = await startInProcess(root);
  t.after(() => client.dispose());
  const uri = uriIn(root, 'supabase/migrations/20260102000000_remove_notes.sql');
  const first = client.nextDiagnostics(uri);
  await client.open(uri, 'select 1;\n');
  await first;
  let version = 1;
  for (const letter of 'delete from auth.users;') {
    const end = { line: 0, character: version - 1 };
    version = await client.change(uri, { range: { start: end, end }, text: letter });
  }
  const last = await client.nextDiagnostics(uri, version);
  assert.ok(has('syntax-error')(last) || has('delete-without-where')(last));
  const versions = client.published.map((params) => params.version ?? 0);
  assert.deepEqual(
    versions,
    [...versions].sort((a, b) => a - b),
  );
  const cleared = client.nextDiagnostics(uri);
  await client.close(uri);
  assert.deepEqual((await cleared).diagnostics, []);
});

test('a change in an earlier document reaches the later ones', async (t) => {
  const root = temporaryFolder(t, project);
  const client = await startInProcess(root);
  t.after(() => client.dispose());
  const earlier = uriIn(root, 'supabase/migrations/20260101000000_create_notes.sql');
  const later = uriIn(root, 'supabase/migrations/20260102000000_remove_notes.sql');
  const status = { folder: root, applied: ['20260101000000'], known: true };
  await client.notify('supabaseMigrations/status', { projects: [status] });
  const before = client.nextDiagnostics(later, undefined, has('drop-table'));
  await client.open(earlier, create);
  await client.open(later, drop);
  await before;
  const after = client.nextDiagnostics(later, undefined, lacks('drop-table'));
  await client.change(earlier, { text: 'select 1;\n' });
  await client.change(later, { text: `create table public.notes (id int);\n${drop}` });
  await after;
});

test('a file that changes, appears or vanishes on disk counts', async (t) => {
  const root = temporaryFolder(t, project);
  const client = await startInProcess(root);
  t.after(() => client.dispose());
  const uri = uriIn(root, 'supabase/migrations/20260102000000_remove_notes.sql');
  const published = client.nextDiagnostics(uri);
  await client.open(uri, drop);
  await published;
  const twin = 'supabase/migrations/20260102000000_another.sql';
  writeFiles(root, { [twin]: 'select 1;' });
  const duplicated = client.nextDiagnostics(uri, undefined, has('duplicate-migration-version'));
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriIn(root, twin), type: 1 }] });
  await duplicated;
  unlinkSync(join(root, twin));
  const single = client.nextDiagnostics(uri, undefined, lacks('duplicate-migration-version'));
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriIn(root, twin), type: 3 }] });
  await single;
});

test('what is applied comes from the client, before that from git', async (t) => {
  const root = temporaryFolder(t, project);
  const name = '20260102000000_remove_notes.sql';
  const client = await startInProcess(root, { filesOnDefaultBranch: async () => new Set([name]) });
  t.after(() => client.dispose());
  const uri = uriIn(root, `supabase/migrations/${name}`);
  const applied = client.nextDiagnostics(uri);
  await client.open(uri, update);
  assert.ok(lacks('update-without-where')(await applied));
  const pending = client.nextDiagnostics(uri, undefined, has('update-without-where'));
  await client.notify('supabaseMigrations/status', {
    projects: [{ folder: root, applied: [], known: true }],
  });
  await pending;
  const unknown = client.nextDiagnostics(uri, undefined, lacks('update-without-where'));
  await client.notify('supabaseMigrations/status', {
    projects: [{ folder: root, applied: [], known: false }],
  });
  await unknown;
});

test('git is not asked where the client does not trust the workspace', async (t) => {
  const root = temporaryFolder(t, project);
  const name = '20260102000000_remove_notes.sql';
  const client = await startInProcess(root, {
    filesOnDefaultBranch: async () => assert.fail('git was asked'),
    initializationOptions: { trusted: false },
  });
  t.after(() => client.dispose());
  const uri = uriIn(root, `supabase/migrations/${name}`);
  const published = client.nextDiagnostics(uri);
  await client.open(uri, update);
  assert.ok(has('update-without-where')(await published));
});

test('linting all publishes every file, and a folder that vanishes is cleared', async (t) => {
  const root = temporaryFolder(t, {
    ...project,
    'apps/web/supabase/migrations/20260101000000_web.sql': 'delete from auth.users;\n',
  });
  const client = await startInProcess(root);
  t.after(() => client.dispose());
  const result = await client.request<{ files: number; findings: number }>('supabaseMigrations/lintAll', {});
  assert.equal(result.files, 3);
  const web = uriIn(root, 'apps/web/supabase/migrations/20260101000000_web.sql');
  assert.ok(has('delete-without-where')(client.lastDiagnostics(web) ?? { uri: web, diagnostics: [] }));
  const sum = client.published.reduce((count, { diagnostics }) => count + diagnostics.length, 0);
  assert.equal(result.findings, sum);
  rmSync(join(root, 'apps'), { recursive: true });
  const cleared = client.nextDiagnostics(web);
  const folder = uriIn(root, 'apps/web/supabase');
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder, type: 3 }] });
  assert.deepEqual((await cleared).diagnostics, []);
});

test('settings switch linting off and the configuration file is followed', async (t) => {
  const root = temporaryFolder(t, project);
  const client = await startInProcess(root);
  t.after(() => client.dispose());
  const uri = uriIn(root, 'supabase/migrations/20260102000000_remove_notes.sql');
  const first = client.nextDiagnostics(uri, undefined, has('update-without-where'));
  await client.open(uri, update);
  await first;
  const config = 'supabase/migrations.config.json';
  writeFiles(root, { [config]: '{ "rules": { "update-without-where": "off", "no-such-rule": "off" } }' });
  const quiet = client.nextDiagnostics(uri, undefined, lacks('update-without-where'));
  const complaint = client.nextDiagnostics(uriIn(root, config));
  await client.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriIn(root, config), type: 1 }],
  });
  await quiet;
  assert.match(JSON.stringify((await complaint).diagnostics), /no-such-rule/u);
});

test('linting can be disabled', async (t) => {
  const root = temporaryFolder(t, project);
  const client = await startInProcess(root, {
    configuration: { supabaseMigrations: { lint: { enabled: false } } },
  });
  t.after(() => client.dispose());
  const uri = uriIn(root, 'supabase/migrations/20260102000000_remove_notes.sql');
  await client.open(uri, 'delete from auth.users;\n');
  await client.request('supabaseMigrations/lintAll', {});
  assert.deepEqual(client.lastDiagnostics(uri)?.diagnostics ?? [], []);
});

async function actionsAt(
  client: Awaited<ReturnType<typeof startInProcess>>,
  uri: string,
  only?: readonly string[],
): Promise<readonly CodeAction[]> {
  return client.request<readonly CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
}

const definer = `create function public.f() returns int language sql security definer as $$ select 1 $$;\n`;

test('fixes arrive as edits of this version; ignoring is a snippet', async (t) => {
  const root = temporaryFolder(t, project);
  const client = await startInProcess(root);
  t.after(() => client.dispose());
  const uri = uriIn(root, 'supabase/migrations/20260103000000_add_function.sql');
  const published = client.nextDiagnostics(uri, 2);
  await client.open(uri, '');
  await client.change(uri, { text: definer });
  await published;
  const actions = await actionsAt(client, uri);
  const ignore = actions.find(({ title }) => title.startsWith('Ignore security-definer-search-path here'));
  const change = ignore?.edit?.documentChanges?.[0];
  assert.ok(change !== undefined && 'textDocument' in change);
  assert.deepEqual(change.textDocument, { uri, version: 2 });
  assert.deepEqual(change.edits[0], {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    snippet: {
      kind: 'snippet',
      value: '-- supabase-migrations-ignore security-definer-search-path: ${1:reason}\n',
    },
  });
  const all = await actionsAt(client, uri, ['source.fixAll']);
  assert.ok(all.every(({ kind }) => kind === 'source.fixAll.supabaseMigrations'));
});

test('a client without snippets gets the words of the placeholders', async (t) => {
  const root = temporaryFolder(t, project);
  const client = await startInProcess(root, { capabilities: {} });
  t.after(() => client.dispose());
  const uri = uriIn(root, 'supabase/migrations/20260103000000_add_function.sql');
  await client.open(uri, definer);
  const ignore = (await actionsAt(client, uri)).find(({ title }) => title.includes('here, because'));
  assert.deepEqual(
    ignore?.edit?.changes?.[uri]?.map(({ newText }) => newText),
    ['-- supabase-migrations-ignore security-definer-search-path: reason\n'],
  );
});

test('the server answers while a long history is being read', async (t) => {
  const names = Array.from(
    { length: 600 },
    (_value, index) => `supabase/migrations/${20200101000000 + index}_step.sql`,
  );
  const root = temporaryFolder(t, Object.fromEntries(names.map((name) => [name, create.repeat(3)])));
  const client = await startInProcess(root);
  t.after(() => client.dispose());
  const uri = uriIn(root, names.at(-1) ?? '');
  const order: string[] = [];
  const published = client.nextDiagnostics(uri).then(() => order.push('diagnostics'));
  await client.open(uri, drop);
  await actionsAt(client, 'untitled:Untitled-1').then(() => order.push('answer'));
  await published;
  assert.deepEqual(order, ['answer', 'diagnostics']);
});

test('help with a syntax error follows for the same version, and its fix is offered', async (t) => {
  const root = temporaryFolder(t, project);
  let answer = (_expected: readonly string[]): void => undefined;
  const help = new Promise<readonly string[]>((resolve) => {
    answer = resolve;
  });
  const client = await startInProcess(root, { expectedTokens: { expectedAt: () => help } });
  t.after(() => client.dispose());
  const uri = uriIn(root, 'supabase/migrations/20260103000000_link_notes.sql');
  const plain = client.nextDiagnostics(uri);
  await client.open(uri, 'create index notes_idx on public.notes id;\n');
  assert.doesNotMatch(JSON.stringify(await plain), /expects/u);
  const helped = client.nextDiagnostics(uri);
  answer(['(']);
  const { version, diagnostics } = await helped;
  assert.equal(version, 1);
  assert.match(JSON.stringify(diagnostics), /Postgres expects \( here/u);
  const titles = (await actionsAt(client, uri)).map(({ title }) => title);
  assert.ok(titles.includes('Put it in parentheses'), titles.join());
});
