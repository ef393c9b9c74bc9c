import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../support/editorSuite.ts';
import { extensionApi, flatten, workspacePath, writeFile } from './editor.ts';

test('the tree shows each state of the sample, read through the real CLI', async () => {
  const api = await extensionApi();
  await api.refresh();
  const nodes = flatten(api.tree());
  const described = (label: string): string => {
    const node = nodes.find((candidate) => candidate.label === label);
    assert.ok(node, `${label} is not in the tree: ${nodes.map((candidate) => candidate.label).join(', ')}`);
    return node.description;
  };
  assert.match(described('create_contacts'), /^applied everywhere · /);
  assert.match(described('add_conversation_assignment'), /^out of order, pending on local, /);
  assert.match(described('20261013161500'), /^only on /);
  assert.match(described('index_message_search'), /^pending on (?!local)/);
  assert.match(described('speed_up_inbox_queries'), /^pending on local, /);
  assert.match(described('add_conversation_snooze'), /^duplicate version/);
  assert.equal(described('archive-old-conversations').startsWith('skipped by the CLI'), true);
});

test('badge, status bar and context keys say the same as the tree', async () => {
  const api = await extensionApi();
  await api.refresh();
  const pending = flatten(api.tree()).filter(({ contextValue }) =>
    /\bstate-(pending|out-of-order)\b/.test(contextValue),
  );
  assert.equal(api.badge(), pending.length);
  assert.match(api.statusBarText() ?? '', /^\$\(warning\) .* · \d+ pending$/);
  const keys = api.contextKeys();
  assert.equal(keys['supabaseMigrations.hasProject'], true);
  assert.equal(keys['supabaseMigrations.emptyFolder'], false);
  assert.equal(keys['supabaseMigrations.untrusted'], false);
});

test('filters leave only what was asked for', async () => {
  const api = await extensionApi();
  await api.refresh();
  const states = (): ReadonlySet<string> =>
    new Set(
      flatten(api.tree()).flatMap(({ contextValue }) => /\bstate-([\w-]+)/.exec(contextValue)?.[1] ?? []),
    );
  await vscode.commands.executeCommand('supabaseMigrations.showPending');
  assert.deepEqual([...states()].sort(), ['out-of-order', 'pending']);
  await vscode.commands.executeCommand('supabaseMigrations.showProblems');
  assert.deepEqual([...states()].sort(), ['duplicate', 'out-of-order', 'remote-only', 'skipped']);
  await vscode.commands.executeCommand('supabaseMigrations.showAll');
  assert.ok(states().has('applied'));
});

test('a second project in the workspace makes a folder each', async () => {
  const api = await extensionApi();
  const path = workspacePath(
    'apps',
    'billing',
    'supabase',
    'migrations',
    '20261101000000_create_invoices.sql',
  );
  await writeFile(path, 'create table public.invoices (id uuid primary key);\n');
  try {
    await api.refresh();
    const projects = api.tree().filter(({ kind }) => kind === 'project');
    assert.deepEqual(projects.map(({ label }) => label).sort(), ['apps/billing', 'whatsapp-inbox']);
    const billing = projects.find(({ label }) => label === 'apps/billing');
    assert.ok(billing?.children.some(({ label }) => label === 'create_invoices'));
  } finally {
    await vscode.workspace.fs.delete(vscode.Uri.file(workspacePath('apps')), { recursive: true });
    await api.refresh();
  }
  assert.equal(
    api.tree().some(({ kind }) => kind === 'project'),
    false,
  );
});
