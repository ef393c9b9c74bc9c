import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../support/editorSuite.ts';
import { closeEditors, diagnosticsOf, extensionApi, migrationPath, ruleOf, writeFile } from './editor.ts';

async function open(
  fileName: string,
  text: string,
): Promise<{ uri: vscode.Uri; close: () => Promise<void> }> {
  await extensionApi();
  const path = migrationPath(fileName);
  const { remove } = await writeFile(path, text);
  const uri = vscode.Uri.file(path);
  await vscode.window.showTextDocument(uri);
  const close = async (): Promise<void> => {
    await closeEditors();
    await remove();
  };
  return { uri, close };
}

test('a faulty migration gets findings with source, code and a link', async () => {
  const { uri, close } = await open(
    '20261122100000_index_sent_at.sql',
    'create index messages_sent_at_idx on public.messages (sent_at);\n',
  );
  try {
    const [finding] = await diagnosticsOf(uri, (found) => ruleOf(found) === 'create-index-not-concurrent');
    assert.ok(finding);
    assert.equal(finding.source, 'supabase-migrations');
    assert.ok(typeof finding.code === 'object');
    assert.match(finding.code.target.toString(), /create-index-not-concurrent/);
  } finally {
    await close();
  }
});

test('findings follow what is typed', async () => {
  const { uri, close } = await open('20261122100001_typing.sql', '-- nothing yet\n');
  try {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(1, 0), 'create tabel public.notes (id uuid);\n');
    await vscode.workspace.applyEdit(edit);
    const [finding] = await diagnosticsOf(
      uri,
      ({ severity }) => severity === vscode.DiagnosticSeverity.Error,
    );
    assert.equal(finding?.range.start.line, 1);
  } finally {
    await close();
  }
});

test('a quick fix takes its finding away', async () => {
  const { uri, close } = await open(
    '20261122100002_fix_policy.sql',
    [
      'create table public.drafts (id uuid primary key, owner_id uuid not null);',
      'alter table public.drafts enable row level security;',
      'create policy "Own drafts" on public.drafts for select to authenticated using (auth.uid() = owner_id);',
      '',
    ].join('\n'),
  );
  try {
    const isWrapped = (found: vscode.Diagnostic): boolean => ruleOf(found) === 'policy-auth-initplan';
    const [finding] = await diagnosticsOf(uri, isWrapped);
    assert.ok(finding);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    const fix = actions.find(({ isPreferred, edit }) => isPreferred === true && edit !== undefined);
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
    await vscode.workspace.applyEdit(fix.edit);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.match(document.getText(), /\(\s*select auth\.uid\(\)/i);
  } finally {
    await close();
  }
});

test('a file outside of supabase/migrations is left alone', async () => {
  await extensionApi();
  const document = await vscode.workspace.openTextDocument({
    language: 'sql',
    content: 'drop table users;\n',
  });
  await vscode.window.showTextDocument(document);
  const { uri, close } = await open('20261122100003_drop.sql', 'drop table public.messages;\n');
  try {
    await diagnosticsOf(uri, () => true);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  } finally {
    await close();
  }
});
