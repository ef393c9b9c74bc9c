import type { CliProblem, HistorySnapshot } from '../../core/supabase/types.ts';
import type { ProjectState } from '../history/projectState.ts';
import { targetRole } from './migrationWords.ts';
import type { MessageNode } from './nodes.ts';
import type { TreeInput } from './treeInput.ts';

/** What stands above a project's migrations: why databases were not asked, or did not answer. */
export function messageNodes(state: ProjectState, input: TreeInput): readonly MessageNode[] {
  const { t } = input;
  const projectPath = state.project.path;
  const message = (id: string, content: Omit<MessageNode, 'kind' | 'id' | 'projectPath'>): MessageNode => ({
    kind: 'message',
    id: `${projectPath}#message:${id}`,
    projectPath,
    ...content,
  });
  const nodes: MessageNode[] = [];
  if (!input.trusted) {
    nodes.push(
      message('untrusted', {
        severity: 'info',
        message: t('Restricted Mode'),
        detail: t('no database is asked'),
        advice: t('Trust this workspace to let the extension run the Supabase CLI.'),
        action: 'trust-workspace',
      }),
    );
  }
  if (state.staleReason !== undefined) {
    nodes.push(
      message('stale', {
        severity: 'warning',
        message: t('Not up to date'),
        detail: state.staleReason,
        advice: t('This is the last state that could be read. Refresh to try again.'),
        action: 'show-output',
      }),
    );
  }
  for (const problem of input.trusted ? (state.snapshot?.problems ?? []) : []) {
    nodes.push(message(`problem-${problem.code}`, problemMessage(problem)));
  }
  if (lacksRemote(state.snapshot, input)) {
    nodes.push(
      message('not-linked', {
        severity: 'info',
        message: t('No remote'),
        detail: t('not linked, and no database URL set'),
        advice: t('Link the project with `supabase link`, or set the URL of a database.'),
        action: 'link-project',
      }),
    );
  }
  return nodes;
}

function problemMessage(problem: CliProblem): Omit<MessageNode, 'kind' | 'id' | 'projectPath'> {
  const { message, advice, action } = problem;
  return { severity: 'warning', message, detail: '', advice, action };
}

function lacksRemote(snapshot: HistorySnapshot | undefined, input: TreeInput): boolean {
  if (snapshot?.cli === undefined || !input.trusted || !input.wantsRemote) return false;
  return !snapshot.targets.some((status) => targetRole(status.target) === 'remote');
}

/** What stands in place of the migrations when none is shown. */
export function emptyNodes(
  { project, snapshot }: ProjectState,
  { filter, t }: TreeInput,
): readonly MessageNode[] {
  if (snapshot === undefined) return [];
  const empty = snapshot.migrations.length === 0;
  return [
    {
      kind: 'message',
      id: `${project.path}#message:empty`,
      projectPath: project.path,
      severity: 'info',
      message: empty
        ? t('No migrations yet')
        : filter === 'pending'
          ? t('No pending migrations')
          : t('No migrations with problems'),
      detail: '',
      advice: empty
        ? t('Make the first one with New Migration.')
        : t('Show all migrations to see the others.'),
      action: empty ? undefined : 'show-all',
    },
  ];
}
