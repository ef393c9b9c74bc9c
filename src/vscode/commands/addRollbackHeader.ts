import { basename } from 'node:path';
import * as vscode from 'vscode';
import { formatHeader } from '../../core/project/header.ts';
import { parseMigrationFileName } from '../../core/project/migrationName.ts';
import { migrationPlaceOf } from '../../core/project/project.ts';
import { CommandFailure } from '../describeError.ts';
import { migrationContext } from '../newMigration/migrationContext.ts';
import { placeholder, snippetText } from '../newMigration/openAsSnippet.ts';
import type { Services } from '../services.ts';
import { uriOf } from './arguments.ts';
import type { Command } from './command.ts';
import { node, when } from './whenClauses.ts';

export const addRollbackHeader: Command = {
  id: 'supabaseMigrations.addRollbackHeader',
  title: 'Add Rollback Header',
  palette: 'always',
  menus: [
    { menu: 'view/item/context', when: node('migration', 'has-file'), group: '3_edit@1' },
    { menu: 'explorer/context', when: when.migrationResource, group: '7_modification@90' },
  ],
  run: async (services, argument) => {
    const { t } = services;
    const uri = uriOf(argument);
    if (uri?.scheme !== 'file' || migrationPlaceOf(uri.fsPath) === undefined) {
      throw new CommandFailure(t('Open a migration first; the header is for a file in supabase/migrations.'));
    }
    const editor = await vscode.window.showTextDocument(uri, { preview: false });
    if (/^\s*--\s*roll ?back( plan)?\s*:/im.test(editor.document.getText())) {
      throw new CommandFailure(t('This migration has a rollback plan already; nothing was changed.'));
    }
    if (await applyServerFix(uri, editor.document)) return;
    await editor.insertSnippet(await headerSnippet(services, uri), new vscode.Position(0, 0), {
      keepWhitespace: true,
      undoStopBefore: true,
      undoStopAfter: true,
    });
  },
};

type CodeActions = readonly (vscode.Command | (vscode.CodeAction & { diagnostics: vscode.Diagnostic[] }))[];

/** The language server knows the statements, so its fix writes the true reverse of each. */
async function applyServerFix(uri: vscode.Uri, document: vscode.TextDocument): Promise<boolean> {
  const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  const actions = await vscode.commands.executeCommand<CodeActions | undefined>(
    'vscode.executeCodeActionProvider',
    uri,
    whole,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
  for (const action of actions ?? []) {
    if (!('diagnostics' in action) || action.edit === undefined || action.isPreferred !== true) continue;
    const isMeant = action.diagnostics.some((diagnostic) => codeOf(diagnostic) === 'missing-rollback-plan');
    if (isMeant) return vscode.workspace.applyEdit(action.edit);
  }
  return false;
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

async function headerSnippet(services: Services, uri: vscode.Uri): Promise<vscode.SnippetString> {
  const { t } = services;
  const place = migrationPlaceOf(uri.fsPath);
  const path = place?.root ?? '';
  const { author } = await migrationContext(services, { path, label: basename(path) });
  const name = parseMigrationFileName(place?.fileName ?? '')?.name ?? '';
  const purpose = name.replaceAll('_', ' ');
  const date = new Date().toISOString().slice(0, 10);
  const header = formatHeader({ migration: name, date, author, purpose, rollback: [] });
  const [before = '', after = ''] = header.split(`-- Purpose: ${purpose}`);
  const plan = `--   ${placeholder(2, t('the statements that undo this migration, in order'))}\n\n$0`;
  return new vscode.SnippetString(
    `${snippetText(before)}-- Purpose: ${placeholder(1, purpose)}${snippetText(after)}${plan}`,
  );
}
