import { isRecord } from './envelope.ts';
import type { ProjectLink } from './targets.ts';
import { isProjectRef } from './targets.ts';

/** Texts of the files in which the CLI keeps the link; `undefined` where a file is missing. */
export interface LinkFiles {
  /** `supabase/.temp/project-ref`: every version. */
  readonly projectRef: string | undefined;
  /** `supabase/.temp/linked-project.json`: from 2.87, holds the name. */
  readonly linkedProject: string | undefined;
  /** `supabase/.link.json`: the experimental stack mode of v3. */
  readonly stackLink: string | undefined;
}

/**
 * The linked project. `linked-project.json` gives only the name, and only when it is about the same project:
 * it may be older than the link, or about the parent of a linked branch. Source: read in the program 3.1.0.
 */
export function readProjectLink(files: LinkFiles): ProjectLink | undefined {
  const stackProject = readObject(files.stackLink)?.['project'];
  const stack = isRecord(stackProject) ? stackProject : undefined;
  const ref = files.projectRef?.trim() ?? stack?.['ref'];
  if (typeof ref !== 'string' || !isProjectRef(ref)) return undefined;
  const described = [readObject(files.linkedProject), stack].find((project) => project?.['ref'] === ref);
  const name = described?.['name'];
  return typeof name === 'string' && name !== '' ? { ref, name } : { ref };
}

function readObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
