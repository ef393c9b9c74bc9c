import * as vscode from 'vscode';
import { planNewMigration, templates } from '../../core/templates/index.ts';
import { CommandFailure } from '../describeError.ts';
import type { Project } from '../history/projectState.ts';
import { askForMigration } from '../newMigration/askForMigration.ts';
import { givenAnswers } from '../newMigration/givenAnswers.ts';
import { firstFolderAsProject, migrationContext } from '../newMigration/migrationContext.ts';
import { writePlan } from '../newMigration/writePlan.ts';
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
    const { t } = services;
    const given = givenAnswers(argument);
    const project = await projectForNew(services, given === undefined ? argument : undefined);
    if (project === undefined) return;
    const context = await migrationContext(services, project);
    const title = t('New Migration');
    const answers = given ?? (await askForMigration({ context, title, t }));
    if (answers === undefined) return;
    const template = templates.find(({ id }) => id === answers.template);
    if (template === undefined) {
      throw new CommandFailure(t('There is no template "{template}".', { template: answers.template }));
    }
    await writePlan(services, planNewMigration({ ...context, ...answers, template, now: new Date() }));
  },
};

/** The project that a new migration goes to; where there is none yet, the first folder becomes one. */
export async function projectForNew(services: Services, argument: unknown): Promise<Project | undefined> {
  const projects = await knownProjects(services);
  if (projects.length === 0) return firstFolderAsProject(services);
  return pickProject(services, argument ?? vscode.window.activeTextEditor?.document.uri);
}
