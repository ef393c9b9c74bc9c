import * as vscode from 'vscode';
import { migrationPlaceOf } from '../core/project/project.ts';
import { projectPathOfUri } from './commands/arguments.ts';
import type { ProjectState } from './history/projectState.ts';

/** Whether a migration stands in a visible editor, so that its state is of interest. */
export function migrationIsVisible(): boolean {
  return vscode.window.visibleTextEditors.some(
    ({ document }) => document.uri.scheme === 'file' && migrationPlaceOf(document.uri.fsPath) !== undefined,
  );
}

/** The project of the active editor, else the first. */
export function activeProject(states: readonly ProjectState[]): ProjectState | undefined {
  const path = projectPathOfUri(vscode.window.activeTextEditor?.document.uri);
  return states.find(({ project }) => project.path === path) ?? states[0];
}
