import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/vscode/api.ts';
import type { RenderedBranch } from '../../src/vscode/tree/renderedTree.ts';

const extensionId = 'supabase-migrations.supabase-migrations';

/** The extension, active and with its language server answering. */
export async function extensionApi(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>(extensionId);
  assert.ok(extension, `${extensionId} is not installed`);
  const api = await extension.activate();
  await api.serverStarted;
  return api;
}

/** The folder that is open. */
export function workspacePath(...parts: readonly string[]): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return join(folder.uri.fsPath, ...parts);
}

/** A path in the sample's folder of migrations. */
export function migrationPath(fileName: string): string {
  return workspacePath('supabase', 'migrations', fileName);
}

/** Writes a file for one test; `remove` takes it away again. */
export async function writeFile(path: string, text: string): Promise<{ remove: () => Promise<void> }> {
  const uri = vscode.Uri.file(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return { remove: async () => vscode.workspace.fs.delete(uri, { useTrash: false }) };
}

/** Resolves when `found` gives something, asked now and after each `event`. */
export async function eventually<Value>(
  event: vscode.Event<unknown>,
  found: () => Value | undefined,
): Promise<Value> {
  const now = found();
  if (now !== undefined) return now;
  let subscription: vscode.Disposable | undefined;
  try {
    return await new Promise<Value>((resolve) => {
      subscription = event(() => {
        const value = found();
        if (value !== undefined) resolve(value);
      });
    });
  } finally {
    subscription?.dispose();
  }
}

/** The findings in `uri` that `wanted` accepts, as soon as there are any. */
export async function diagnosticsOf(
  uri: vscode.Uri,
  wanted: (diagnostic: vscode.Diagnostic) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return eventually(vscode.languages.onDidChangeDiagnostics, () => {
    const found = vscode.languages.getDiagnostics(uri).filter(wanted);
    return found.length === 0 ? undefined : found;
  });
}

/** The rule of a finding. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** All nodes of a drawn tree, parents first. */
export function flatten(branches: readonly RenderedBranch[]): readonly RenderedBranch[] {
  return branches.flatMap((branch) => [branch, ...flatten(branch.children)]);
}

/** Closes every editor and throws away what was not saved. */
export async function closeEditors(): Promise<void> {
  for (let left = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length; left > 0; left--) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}
