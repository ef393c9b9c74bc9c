import { join } from 'node:path';
import * as vscode from 'vscode';
import { formatHeader } from '../../core/project/header.ts';
import { CommandFailure } from '../describeError.ts';
import { askName } from '../newMigration/askName.ts';
import { firstFolderAsProject, migrationContext, versionNow } from '../newMigration/migrationContext.ts';
import { openAsSnippet, placeholder, snippetText } from '../newMigration/openAsSnippet.ts';
import type { Command } from './command.ts';
import { knownProjects, pickProject } from './pickProject.ts';

export const newMigrationFromSelection: Command = {
  id: 'supabaseMigrations.newMigrationFromSelection',
  title: 'New Migration from Selection…',
  palette: 'always',
  enablement: 'editorHasSelection',
  run: async (services) => {
    const { machine, history, t } = services;
    const editor = vscode.window.activeTextEditor;
    const selected = editor?.document.getText(editor.selection) ?? '';
    if (editor === undefined || selected.trim() === '') {
      throw new CommandFailure(t('Select the SQL that the new migration shall hold.'));
    }
    const projects = await knownProjects(services);
    const project =
      projects.length === 0
        ? firstFolderAsProject(services)
        : await pickProject(services, editor.document.uri);
    if (project === undefined) return;
    const context = await migrationContext(services, project);
    const place = { title: t('New Migration from Selection'), step: 1, totalSteps: 1 };
    const answer = await askName({ context, place, value: '', t });
    if (answer.outcome !== 'chosen') return;
    const version = versionNow(context);
    const path = join(context.folder, `${version}_${answer.value}.sql`);
    const { text, snippet } = selectionMigration({
      name: answer.value,
      version,
      author: context.author,
      sql: selected,
    });
    const { files } = await machine.get();
    await files.createText(path, text);
    await openAsSnippet(path, snippet);
    history.invalidate();
  },
};

interface SelectionMigration {
  readonly name: string;
  readonly version: string;
  readonly author: string | undefined;
  readonly sql: string;
}

/** The header and the SQL, as text and as a snippet whose placeholder is the purpose. */
function selectionMigration({ name, version, author, sql }: SelectionMigration): {
  readonly text: string;
  readonly snippet: string;
} {
  const purpose = name.replaceAll('_', ' ');
  const date = [version.slice(0, 4), version.slice(4, 6), version.slice(6, 8)].join('-');
  const header = formatHeader({ migration: name, date, author, purpose, rollback: [] });
  const body = `${sql.trim()}\n`;
  const [before = '', after = ''] = header.split(`-- Purpose: ${purpose}`);
  return {
    text: `${header}\n${body}`,
    snippet: `${snippetText(before)}-- Purpose: ${placeholder(1, purpose)}${snippetText(after)}\n${snippetText(body)}$0`,
  };
}
