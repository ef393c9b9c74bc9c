import { join } from 'node:path';
import type { Files } from '../core/ports/files.ts';
import { OutsideError } from '../core/ports/outsideError.ts';
import { readProjectLink } from '../core/supabase/projectLink.ts';
import type { ProjectLink } from '../core/supabase/targets.ts';

/**
 * The project that a folder (the one that contains `supabase/`) is linked to, or `undefined`. Reads only what
 * the CLI keeps on disk; nothing is run.
 */
export async function readLinkedProject(
  files: Files,
  projectPath: string,
  signal?: AbortSignal,
): Promise<ProjectLink | undefined> {
  const read = (...parts: readonly string[]): Promise<string | undefined> =>
    readIfPossible(files, join(projectPath, 'supabase', ...parts), signal);
  const [projectRef, linkedProject, stackLink] = await Promise.all([
    read('.temp', 'project-ref'),
    read('.temp', 'linked-project.json'),
    read('.link.json'),
  ]);
  return readProjectLink({ projectRef, linkedProject, stackLink });
}

/** The text of a file, or `undefined` when there is none or it cannot be read; a cancellation still throws. */
export async function readIfPossible(
  files: Files,
  path: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    return await files.readText(path, signal);
  } catch (error) {
    if (error instanceof OutsideError && error.code !== 'cancelled') return undefined;
    throw error;
  }
}
