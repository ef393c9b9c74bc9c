import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { projectLabels } from './projectLabels.ts';
import type { Project } from './projectState.ts';

/** The projects of the workspace, wherever they lie in it; a folder opened at `supabase` belongs to its parent. */
export async function findProjects(): Promise<readonly Project[]> {
  const folders = (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ uri, name }) => ({ path: uri.fsPath, name }));
  const { findProjectsBelow, readProject } = await import('../../node/projectFinder.ts');
  const found = await Promise.all(
    folders.map(async ({ path }) => {
      const below = await findProjectsBelow(path);
      if (basename(path) !== 'supabase') return below;
      const parent = await readProject(dirname(path));
      return parent === undefined ? below : [parent, ...below];
    }),
  );
  return projectLabels(
    found.flat().map(({ root }) => root),
    folders,
  );
}
