import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json' with { type: 'json' };
import { test } from '../support/editorSuite.ts';
import { extensionApi } from './editor.ts';

test('activates because the workspace holds a Supabase project, and its server answers', async () => {
  const api = await extensionApi();
  assert.equal(api.serverRunning(), true);
});

test('every declared command is registered, and no other of ours', async () => {
  await extensionApi();
  const registered = (await vscode.commands.getCommands(true)).filter(
    (id) => id.startsWith('supabaseMigrations.') && !id.startsWith('supabaseMigrations.migrations.'),
  );
  const declared = manifest.contributes.commands.map(({ command }) => command);
  assert.deepEqual(registered.sort(), declared.sort());
});

test('the files of the sample are SQL or whatever language another extension made them', async () => {
  const [uri] = await vscode.workspace.findFiles('supabase/migrations/*_create_teams.sql');
  assert.ok(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  assert.ok(['sql', 'postgres', 'pgsql'].includes(document.languageId), document.languageId);
});
