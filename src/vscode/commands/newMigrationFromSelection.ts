import * as vscode from 'vscode';
import { CommandFailure } from '../describeError.ts';
import { askName } from '../newMigration/askName.ts';
import { givenAnswers } from '../newMigration/givenAnswers.ts';
import { migrationContext } from '../newMigration/migrationContext.ts';
import { writePlan } from '../newMigration/writePlan.ts';
import type { Command } from './command.ts';
import { projectForNew } from './newMigration.ts';

export const newMigrationFromSelection: Command = {
  id: 'supabaseMigrations.newMigrationFromSelection',
  title: 'New Migration from Selection…',
  palette: 'always',
  enablement: 'editorHasSelection',
  run: async (services, argument) => {
    const { languageServer, t } = services;
    const editor = vscode.window.activeTextEditor;
    const sql = editor?.document.getText(editor.selection) ?? '';
    if (editor === undefined || sql.trim() === '') {
      throw new CommandFailure(t('Select the SQL that the new migration shall hold.'));
    }
    const project = await projectForNew(services, editor.document.uri);
    if (project === undefined) return;
    const context = await migrationContext(services, project);
    const place = { title: t('New Migration from Selection'), step: 1, totalSteps: 1 };
    const given = givenAnswers(argument)?.name;
    const answer =
      given === undefined
        ? await askName({ context, place, value: '', t })
        : { outcome: 'chosen' as const, value: given };
    if (answer.outcome !== 'chosen') return;
    await writePlan(
      services,
      await languageServer.planSelection({ ...context, name: answer.value, now: new Date(), sql }),
    );
  },
};
