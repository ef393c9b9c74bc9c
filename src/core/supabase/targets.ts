import type { Target } from './types.ts';
import { parseDatabaseUrl } from './databaseUrl.ts';

/** The project that a folder is linked to, as the CLI keeps it on disk. */
export interface ProjectLink {
  readonly ref: string;
  readonly name?: string;
}

/** The local database; `port` is `[db].port` of `config.toml`. */
export function localTarget(port: number): Target {
  return { id: 'local', kind: 'local', label: `local (127.0.0.1:${port})` };
}

/** The project that the folder is linked to. */
export function linkedTarget(link: ProjectLink): Target {
  const label = link.name === undefined ? link.ref : `${link.name} (${link.ref})`;
  return { id: 'remote', kind: 'linked', label, projectRef: link.ref };
}

/** A hosted project by its reference of 20 letters, whatever the folder is linked to. */
export function projectRefTarget(ref: string): Target {
  return { id: 'remote', kind: 'project-ref', label: ref, projectRef: ref };
}

/** A database by its URL; neither user nor password becomes part of the target. */
export function databaseUrlTarget(url: string): Target {
  const parsed = parseDatabaseUrl(url);
  const label = parsed === undefined ? 'database URL' : `${parsed.host}:${parsed.port}/${parsed.database}`;
  return { id: 'remote', kind: 'db-url', label };
}

/** Whether a text is the reference of a hosted project: 20 lower-case letters (CLI 3.1.0 and Go). */
export function isProjectRef(text: string): boolean {
  return /^[a-z]{20}$/.test(text);
}
