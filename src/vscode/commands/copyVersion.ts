import * as vscode from 'vscode';
import { parseMigrationFileName } from '../../core/project/migrationName.ts';
import { migrationPlaceOf } from '../../core/project/project.ts';
import { CommandFailure } from '../describeError.ts';
import type { Services } from '../services.ts';
import { migrationOfNode } from './arguments.ts';
import type { Command } from './command.ts';
import { pickMigration } from './pickMigration.ts';
import { node, when } from './whenClauses.ts';

export const copyVersion: Command = {
  id: 'supabaseMigrations.copyVersion',
  title: 'Copy Version',
  icon: 'copy',
  palette: 'always',
  menus: [
    { menu: 'view/item/context', when: node('migration', 'has-version'), group: 'inline@2' },
    { menu: 'view/item/context', when: node('migration', 'has-version'), group: '5_copy@1' },
    { menu: 'explorer/context', when: when.migrationResource, group: '6_copypath@50' },
    { menu: 'editor/title/context', when: when.migrationResource, group: '6_copypath@50' },
  ],
  run: async (services, argument) => {
    const { t } = services;
    const version = await chosenVersion(services, argument);
    if (version === undefined) return;
    if (version === '') throw new CommandFailure(t('This file has no version in its name.'));
    await vscode.env.clipboard.writeText(version);
    vscode.window.setStatusBarMessage(t('Copied version {version}', { version }), 3000);
  },
};

/** The version meant: of the node, the file, the active editor, or a pick; `''` for a file that has none. */
async function chosenVersion(services: Services, argument: unknown): Promise<string | undefined> {
  const node = migrationOfNode(argument);
  if (node !== undefined) return node.version;
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  const place = uri?.scheme === 'file' ? migrationPlaceOf(uri.fsPath) : undefined;
  if (place !== undefined) return parseMigrationFileName(place.fileName)?.version ?? '';
  return (await pickMigration(services, services.t('Choose the migration whose version to copy')))?.version;
}
