import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../support/editorSuite.ts';
import { closeEditors, extensionApi, migrationPath, workspacePath, writeFile } from './editor.ts';

const newMigration = 'supabaseMigrations.newMigration';

async function fileNames(): Promise<readonly string[]> {
  const entries = await vscode.workspace.fs.readDirectory(
    vscode.Uri.file(workspacePath('supabase', 'migrations')),
  );
  return entries.map(([name]) => name);
}

/** The files that `work` added, taken away again afterwards by the caller. */
async function added(work: () => Promise<void>): Promise<readonly string[]> {
  const before = new Set(await fileNames());
  await work();
  return (await fileNames()).filter((name) => !before.has(name)).sort();
}

async function read(fileName: string): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.file(migrationPath(fileName)));
  return new TextDecoder().decode(bytes);
}

async function clear(names: readonly string[]): Promise<void> {
  await closeEditors();
  for (const name of names) await vscode.workspace.fs.delete(vscode.Uri.file(migrationPath(name)));
}

test('a new migration from a template is a file of the right name, open at its first placeholder', async () => {
  await extensionApi();
  const names = await added(async () => {
    await vscode.commands.executeCommand(newMigration, { name: 'Add Message Drafts!', template: 'table' });
  });
  try {
    assert.equal(names.length, 1);
    const [name = ''] = names;
    assert.match(name, /^\d{14}_add_message_drafts\.sql$/);
    const others = (await fileNames()).filter((other) => other !== name && /^\d{14}_/.test(other));
    assert.ok(
      others.every((other) => other.slice(0, 14) < name.slice(0, 14)),
      'its version is the highest',
    );
    const text = await read(name);
    assert.match(text, /^-- Migration: add_message_drafts$/m);
    assert.match(text, /enable row level security/i);
    assert.match(text, /^-- Rollback plan:\n-- {3}\S/m);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.fsPath, migrationPath(name));
    assert.equal(editor.document.getText(), text);
    assert.notEqual(editor.document.getText(editor.selection), '', 'a placeholder is selected');
  } finally {
    await clear(names);
  }
});

test('two in one second get two versions, and nothing is overwritten', async () => {
  await extensionApi();
  const names = await added(async () => {
    await vscode.commands.executeCommand(newMigration, { name: 'add first thing label', template: 'empty' });
    await vscode.commands.executeCommand(newMigration, { name: 'add first thing label', template: 'empty' });
  });
  try {
    assert.equal(names.length, 2);
    assert.equal(new Set(names.map((name) => name.slice(0, 14))).size, 2);
  } finally {
    await clear(names);
  }
});

test('a vague name makes no file', async () => {
  await extensionApi();
  const names = await added(async () => {
    await vscode.commands.executeCommand(newMigration, { name: 'new stuff', template: 'empty' });
  });
  assert.deepEqual(names, []);
  await vscode.commands.executeCommand('notifications.clearAll');
});

test('a name cannot leave the folder', async () => {
  await extensionApi();
  const names = await added(async () => {
    await vscode.commands.executeCommand(newMigration, { name: '../../add evil file', template: 'empty' });
  });
  try {
    assert.equal(names.length, 1);
    assert.match(names[0] ?? '', /^\d{14}_add_evil_file\.sql$/);
  } finally {
    await clear(names);
  }
});

test('a selection becomes a migration with a header and a plan; the selection stays', async () => {
  await extensionApi();
  const content = 'select 1;\nalter table public.contacts add column nickname text;\n';
  const document = await vscode.workspace.openTextDocument({ language: 'sql', content });
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(1, 0, 2, 0);
  const names = await added(async () => {
    await vscode.commands.executeCommand('supabaseMigrations.newMigrationFromSelection', {
      name: 'add contact nickname',
    });
  });
  try {
    const text = await read(names[0] ?? '');
    assert.match(text, /^-- Migration: add_contact_nickname$/m);
    assert.match(text, /drop column (if exists )?nickname/i);
    assert.match(text, /\nalter table public\.contacts add column nickname text;\n$/);
    assert.equal(document.getText(), content);
  } finally {
    await clear(names);
  }
});

test('Add Rollback Header puts the true reverse on top and leaves the SQL as it is', async () => {
  await extensionApi();
  const sql = 'create table public.labels (id uuid primary key);\n';
  const path = migrationPath('20261122110000_create_labels.sql');
  const { remove } = await writeFile(path, sql);
  try {
    await vscode.commands.executeCommand('supabaseMigrations.addRollbackHeader', vscode.Uri.file(path));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    const text = document.getText();
    assert.match(text, /^-- Migration: create_labels\n/);
    assert.match(text, /--\s+drop table (if exists )?public\.labels;/i);
    assert.ok(text.endsWith(`\n${sql}`));
    await vscode.commands.executeCommand('supabaseMigrations.addRollbackHeader', vscode.Uri.file(path));
    assert.equal(document.getText(), text, 'a second time changes nothing');
  } finally {
    await closeEditors();
    await remove();
    await vscode.commands.executeCommand('notifications.clearAll');
  }
});
