import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Project } from '../history/projectState.ts';
import { askName } from '../newMigration/askName.ts';
import { firstFolderAsProject, migrationContext, versionNow } from '../newMigration/migrationContext.ts';
import { openAsSnippet } from '../newMigration/openAsSnippet.ts';
import { pick } from '../newMigration/prompts.ts';
import { planFiles, templateRows, type TemplateRow } from '../newMigration/templates.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { knownProjects, pickProject } from './pickProject.ts';
import { node, when } from './whenClauses.ts';

export const newMigration: Command = {
  id: 'supabaseMigrations.newMigration',
  title: 'New Migration…',
  icon: 'add',
  palette: 'always',
  menus: [
    { menu: 'view/title', when: when.view, group: 'navigation@1' },
    { menu: 'view/item/context', when: node('project'), group: 'inline@1' },
    { menu: 'explorer/context', when: when.migrationsFolder, group: '2_workspace@50' },
  ],
  run: async (services, argument) => {
    const project = await projectFor(services, argument);
    if (project === undefined) return;
    const context = await migrationContext(services, project);
    const { t } = services;
    let template: TemplateRow | undefined;
    let name = '';
    for (;;) {
      const chosen = await pick({
        title: t('New Migration'),
        step: 1,
        totalSteps: 2,
        placeholder: t('What do you want to make?'),
        choices: templateRows.map((row) => ({ label: row.title, description: row.preview, value: row })),
      });
      if (chosen.outcome !== 'chosen') return;
      template = chosen.value;
      const answer = await askName({
        context,
        place: { title: t('New Migration'), step: 2, totalSteps: 2 },
        value: name,
        t,
      });
      if (answer.outcome === 'back') continue;
      if (answer.outcome === 'cancelled') return;
      name = answer.value;
      break;
    }
    const { files } = await services.machine.get();
    const planned = planFiles({
      id: template.id,
      name,
      version: versionNow(context),
      author: context.author,
    });
    for (const file of planned) await files.createText(join(context.folder, file.fileName), file.text);
    const [first] = planned;
    if (first !== undefined) await openAsSnippet(join(context.folder, first.fileName), first.snippet);
    services.history.invalidate();
  },
};

async function projectFor(services: Services, argument: unknown): Promise<Project | undefined> {
  const projects = await knownProjects(services);
  if (projects.length === 0) return firstFolderAsProject(services);
  return pickProject(services, argument ?? vscode.window.activeTextEditor?.document.uri);
}
