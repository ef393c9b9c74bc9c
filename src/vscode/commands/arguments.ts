import * as vscode from 'vscode';
import { migrationPlaceOf } from '../../core/project/project.ts';
import type { MigrationStatus } from '../../core/supabase/types.ts';

/** What a command needs of a migration that it was called on. */
export type MigrationArgument = Pick<MigrationStatus, 'version' | 'name' | 'path'>;

/** The migration of a tree node; `undefined` for anything else. */
export function migrationOfNode(argument: unknown): MigrationArgument | undefined {
  if (!isRecord(argument) || argument['kind'] !== 'migration') return undefined;
  const migration = argument['migration'];
  if (!isRecord(migration)) return undefined;
  const { version, name, path } = migration;
  if (typeof version !== 'string' || typeof name !== 'string') return undefined;
  return typeof path === 'string' ? { version, name, path } : { version, name };
}

/** The project folder of any tree node; `undefined` for anything else. */
export function projectPathOfNode(argument: unknown): string | undefined {
  if (!isRecord(argument)) return undefined;
  const { projectPath, project } = argument;
  if (typeof projectPath === 'string') return projectPath;
  const path = isRecord(project) ? project['path'] : undefined;
  return typeof path === 'string' ? path : undefined;
}

/** The file that a menu handed over, else the one in the active editor. */
export function uriOf(argument: unknown): vscode.Uri | undefined {
  const migration = migrationOfNode(argument);
  if (migration?.path !== undefined) return vscode.Uri.file(migration.path);
  return argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
}

/** The project that a file or folder lies in; `undefined` for other places. */
export function projectPathOfUri(uri: vscode.Uri | undefined): string | undefined {
  if (uri?.scheme !== 'file') return undefined;
  return migrationPlaceOf(uri.fsPath)?.root ?? /^(.*)[\\/]supabase([\\/]|$)/.exec(uri.fsPath)?.[1];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
