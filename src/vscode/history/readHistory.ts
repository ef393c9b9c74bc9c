import { join } from 'node:path';
import type { TargetAccess } from '../../core/supabase/arguments.ts';
import { databaseUrlTarget, linkedTarget, localTarget } from '../../core/supabase/targets.ts';
import { buildSnapshot } from '../../core/supabase/snapshot.ts';
import type { HistorySnapshot } from '../../core/supabase/types.ts';
import type { Configuration } from '../configuration.ts';
import type { Machine } from '../machine.ts';
import type { RemoteSecrets } from '../remoteSecrets.ts';
import type { Project } from './projectState.ts';

/** What reading one project's history takes. */
export interface HistoryRequest {
  readonly project: Project;
  readonly machine: Machine;
  readonly secrets: Pick<RemoteSecrets, 'get'>;
  readonly configuration: Configuration;
  readonly signal: AbortSignal;
}

/** The files of a project without asking any database; runs no program. */
export async function readFilesOnly({
  project,
  machine: { files },
  signal,
}: Pick<HistoryRequest, 'project' | 'machine' | 'signal'>): Promise<HistorySnapshot> {
  const folder = join(project.path, 'supabase', 'migrations');
  const entries = await files.list(folder, signal);
  return buildSnapshot({
    projectPath: project.path,
    cli: undefined,
    files: entries
      .filter(({ kind }) => kind === 'file')
      .map(({ name }) => ({ path: join(folder, name), fileName: name })),
    targets: [],
  });
}

/** Files and databases, through the Supabase CLI. For trusted workspaces only. */
export async function readHistory(request: HistoryRequest): Promise<HistorySnapshot> {
  const { project, machine, configuration, signal } = request;
  const { readStatus } = await import('../../node/status.ts');
  const found = await machine.finder.find(
    { projectPath: project.path, setting: configuration.cliPath, trusted: true },
    signal,
  );
  return readStatus(
    {
      projectPath: project.path,
      targets: await targetsOf(request),
      cli: found.ok ? found.cli : found.problem,
      timeoutMs: configuration.cliTimeoutMs,
    },
    { runner: machine.runner, files: machine.files, signal },
  );
}

/** The databases to compare with: local, and the URL that was set or else the linked project. */
async function targetsOf({
  project,
  machine,
  secrets,
  configuration,
  signal,
}: HistoryRequest): Promise<readonly TargetAccess[]> {
  const [{ loadProjectConfig }, { readLinkedProject }] = await Promise.all([
    import('../../node/projectConfig.ts'),
    import('../../node/linkedProject.ts'),
  ]);
  const targets: TargetAccess[] = [];
  if (configuration.wantsLocal) {
    const { config } = await loadProjectConfig(machine.files, project.path, { signal });
    targets.push({ target: localTarget(config.databasePort), databasePort: config.databasePort });
  }
  if (!configuration.wantsRemote) return targets;
  const password = await secrets.get('password', project.path);
  const withPassword = password === undefined ? {} : { password };
  const databaseUrl = await secrets.get('url', project.path);
  if (databaseUrl !== undefined) {
    targets.push({ target: databaseUrlTarget(databaseUrl), databaseUrl, ...withPassword });
    return targets;
  }
  const link = await readLinkedProject(machine.files, project.path, signal);
  if (link !== undefined) targets.push({ target: linkedTarget(link), ...withPassword });
  return targets;
}
