import * as vscode from 'vscode';
import { findProjects } from '../history/findProjects.ts';
import type { Project } from '../history/projectState.ts';
import type { Services } from '../services.ts';
import { projectPathOfNode, projectPathOfUri } from './arguments.ts';

/** The projects of the workspace: those known already, else by a search. */
export async function knownProjects({ history }: Pick<Services, 'history'>): Promise<readonly Project[]> {
  return history.states?.map(({ project }) => project) ?? findProjects();
}

/**
 * The project that a command is about: that of the node or file it was called on, the only one, or
 * the one that the person picks. `undefined` when there is none or the person leaves the list.
 */
export async function pickProject(services: Services, argument: unknown): Promise<Project | undefined> {
  const projects = await knownProjects(services);
  const named =
    projectPathOfNode(argument) ?? (argument instanceof vscode.Uri ? projectPathOfUri(argument) : undefined);
  const found = projects.find(({ path }) => path === named);
  if (found !== undefined || projects.length < 2) return found ?? projects[0];
  const active = projectPathOfUri(vscode.window.activeTextEditor?.document.uri);
  const picked = await vscode.window.showQuickPick(
    projects.map((project) => ({
      label: project.label,
      description: project.path === active ? services.t("the open file's") : '',
      detail: project.path,
      project,
    })),
    { title: services.t('Which project?'), placeHolder: services.t('Choose the Supabase project') },
  );
  return picked?.project;
}
