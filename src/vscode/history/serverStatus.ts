import { targetRole } from '../tree/migrationWords.ts';
import type { ProjectState } from './projectState.ts';

/** What the language server is told by the notification `supabaseMigrations/status`. */
export interface ServerStatus {
  readonly projects: readonly {
    /** The `supabase/migrations` folder, absolute. */
    readonly folder: string;
    readonly applied: readonly string[];
    /** Whether `applied` was read from a database; otherwise the server decides by git. */
    readonly known: boolean;
    readonly cliVersion?: string;
  }[];
}

/**
 * Which migrations are past editing: those that the remote has run. The local database can be reset
 * at will, so what has run there alone is still pending.
 */
export function serverStatus(states: readonly ProjectState[]): ServerStatus {
  return {
    projects: states.map(({ project, snapshot }) => {
      const remotes = (snapshot?.targets ?? []).filter(
        (status) => status.ok && targetRole(status.target) === 'remote',
      );
      const separator = project.path.includes('\\') ? '\\' : '/';
      return {
        folder: [project.path, 'supabase', 'migrations'].join(separator),
        applied: [...new Set(remotes.flatMap((status) => status.versions))],
        known: remotes.length > 0,
        ...(snapshot?.cli === undefined ? {} : { cliVersion: snapshot.cli.version }),
      };
    }),
  };
}
