import { join } from 'node:path';
import * as vscode from 'vscode';
import { parseMigrationFileName } from '../../core/project/migrationName.ts';
import { nextVersion } from '../../core/project/version.ts';
import { readConfiguration } from '../configuration.ts';
import { CommandFailure } from '../describeError.ts';
import type { Project } from '../history/projectState.ts';
import type { Services } from '../services.ts';

/** What a new migration of one project needs to know; the words are those of `planNewMigration`. */
export interface MigrationContext {
  /** The `supabase/migrations` folder, absolute. */
  readonly folder: string;
  /** Name parts of the migrations there are. */
  readonly existingNames: readonly string[];
  /** Versions of all files and of every database that has answered. */
  readonly knownVersions: readonly string[];
  /** For the header; `undefined` when nobody says. */
  readonly author: string | undefined;
}

/** Gathers what a new migration of `project` needs; git is asked only in a trusted workspace. */
export async function migrationContext(
  { history, machine }: Pick<Services, 'history' | 'machine'>,
  project: Pick<Project, 'path'>,
): Promise<MigrationContext> {
  const { files, git } = await machine.get();
  const folder = join(project.path, 'supabase', 'migrations');
  const names = (await files.list(folder)).flatMap(({ name }) => parseMigrationFileName(name) ?? []);
  const snapshot = history.states?.find((state) => state.project.path === project.path)?.snapshot;
  const setting = readConfiguration(vscode.Uri.file(project.path)).author;
  const askGit = setting === undefined && vscode.workspace.isTrusted;
  return {
    folder,
    existingNames: names.map(({ name }) => name),
    knownVersions: [
      ...names.map(({ version }) => version),
      ...(snapshot?.targets ?? []).flatMap(({ versions }) => versions),
    ],
    author: askGit ? (await git.author(project.path, AbortSignal.timeout(5000))).name : setting,
  };
}

/** The version that a file made now gets. */
export function versionNow({ knownVersions }: Pick<MigrationContext, 'knownVersions'>): string {
  return nextVersion({ now: new Date(), known: knownVersions });
}

/**
 * The project for a new migration where the workspace has none yet: its first folder. Throws a
 * `CommandFailure` when no folder is open or it is not on disk.
 */
export function firstFolderAsProject({ t }: Pick<Services, 't'>): Project {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new CommandFailure(t('Open a folder first; a migration is a file in it.'));
  if (folder.uri.scheme !== 'file') {
    throw new CommandFailure(t('Migrations can only be made in a folder on disk.'));
  }
  return { path: folder.uri.fsPath, label: folder.name };
}
