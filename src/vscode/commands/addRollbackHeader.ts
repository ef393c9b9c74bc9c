import { basename } from 'node:path';
import * as vscode from 'vscode';
import { migrationPlaceOf } from '../../core/project/project.ts';
import { CommandFailure } from '../describeError.ts';
import { migrationContext } from '../newMigration/migrationContext.ts';
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
    const { languageServer, t } = services;
    const uri = uriOf(argument);
    const place = uri?.scheme === 'file' ? migrationPlaceOf(uri.fsPath) : undefined;
    if (uri === undefined || place === undefined) {
      throw new CommandFailure(t('Open a migration first; the header is for a file in supabase/migrations.'));
    }
    const { document } = await vscode.window.showTextDocument(uri, { preview: false });
    const { author } = await migrationContext(services, { path: place.root });
    const edits = await languageServer.rollbackHeader({
      fileName: basename(uri.fsPath),
      text: document.getText(),
      author,
      now: new Date(),
    });
    if (edits.length === 0) {
      throw new CommandFailure(t('This migration has a rollback plan already; nothing was changed.'));
    }
    const change = new vscode.WorkspaceEdit();
    for (const { start, end, newText } of edits) {
      change.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
    }
    await vscode.workspace.applyEdit(change);
  },
};
