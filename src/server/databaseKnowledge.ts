import { basename, dirname, resolve } from 'node:path';
import { parseMigrationFileName } from '../core/project/migrationName.ts';
import { filePathOf } from './places.ts';

/** The client's notification that says what the databases have; see `StatusParams`. */
export const statusNotification = 'supabaseMigrations/status';

/** What the client knows of one project. */
export interface ProjectStatus {
  /** Path or URI of the project, of its `supabase` folder or of its migrations folder. */
  readonly folder: string;
  /** Versions, or paths or URIs of files, that are applied on a database that matters. */
  readonly applied: readonly string[];
  /** False while no database could be asked: git decides then. */
  readonly known: boolean;
  readonly cliVersion?: string;
}

export interface StatusParams {
  readonly projects: readonly ProjectStatus[];
}

/** What is known of the databases of one migrations folder. */
export interface DatabaseKnowledge {
  /** Whether the file at a path is applied; missing while no database could be asked. */
  readonly isApplied?: (path: string) => boolean;
  readonly versions: readonly string[];
  readonly cliVersion: readonly [number, number, number] | undefined;
}

/** What `params` says about the migrations folder `folder`; `undefined` when it says nothing. */
export function knowledgeOf(params: StatusParams, folder: string): DatabaseKnowledge | undefined {
  const status = params.projects.find((project) => isAbout(project, folder));
  if (status === undefined) return undefined;
  const cliVersion = versionParts(status.cliVersion);
  if (!status.known) return { versions: [], cliVersion };
  const versions = status.applied.filter((entry) => /^\d+$/u.test(entry));
  const numbers = new Set(versions.map(numberOf));
  const paths = new Set(status.applied.map((entry) => filePathOf(entry) ?? resolve(entry)));
  const isApplied = (path: string) => {
    const version = parseMigrationFileName(basename(path))?.version;
    return paths.has(path) || (version !== undefined && numbers.has(numberOf(version)));
  };
  return { versions, cliVersion, isApplied };
}

function isAbout(status: ProjectStatus, folder: string): boolean {
  const named = filePathOf(status.folder) ?? resolve(status.folder);
  return [folder, dirname(folder), dirname(dirname(folder))].includes(named);
}

/** Versions are equal when they are the same number (`1` and `0001`), as the Supabase CLI pairs them. */
function numberOf(version: string): string {
  return version.replace(/^0+(?=\d)/u, '');
}

function versionParts(version: string | undefined): DatabaseKnowledge['cliVersion'] {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/u.exec(version ?? '');
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}
