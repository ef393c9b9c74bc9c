import * as vscode from 'vscode';
import { migrationPlaceOf } from '../core/project/project.ts';
import { projectPathOfUri } from './commands/arguments.ts';
import type { ProjectState } from './history/projectState.ts';

/** Whether a migration stands in a visible editor, so that its state is of interest. */
export function migrationIsVisible(): boolean {
  return vscode.window.visibleTextEditors.some(({ document }) => isMigration(document.uri));
}

/** The path of the migration in the active editor; `undefined` when it shows something else. */
export function activeMigrationPath(): string | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri !== undefined && isMigration(uri) ? uri.fsPath : undefined;
}

/** The project of the active editor, else the first. */
export function activeProject(states: readonly ProjectState[]): ProjectState | undefined {
  const path = projectPathOfUri(vscode.window.activeTextEditor?.document.uri);
  return states.find(({ project }) => project.path === path) ?? states[0];
}

function isMigration(uri: vscode.Uri): boolean {
  return uri.scheme === 'file' && migrationPlaceOf(uri.fsPath) !== undefined;
}
