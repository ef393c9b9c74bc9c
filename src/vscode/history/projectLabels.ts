import type { Project } from './projectState.ts';

/** A folder of the workspace; `path` absolute. */
export interface WorkspaceFolder {
  readonly path: string;
  readonly name: string;
}

/**
 * The projects at `paths`, each once, sorted by path, with what people read: the name of the workspace
 * folder, the path inside it, or both where there are several workspace folders.
 */
export function projectLabels(
  paths: readonly string[],
  folders: readonly WorkspaceFolder[],
): readonly Project[] {
  return [...new Set(paths)].sort().map((path) => ({ path, label: labelOf(path, folders) }));
}

function labelOf(path: string, folders: readonly WorkspaceFolder[]): string {
  for (const folder of folders) {
    if (path === folder.path) return folder.name;
    const inside = path.startsWith(folder.path) ? path.slice(folder.path.length) : '';
    if (!/^[\\/]./.test(inside)) continue;
    const relative = inside.slice(1).replaceAll('\\', '/');
    return folders.length > 1 ? `${folder.name}/${relative}` : relative;
  }
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
