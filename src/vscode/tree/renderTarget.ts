import { pendingOn } from '../history/projectState.ts';
import { escapeMarkdown } from './markdown.ts';
import { targetName, targetRole } from './migrationWords.ts';
import type { RenderContext, RenderedItem, TargetNode } from './nodes.ts';

/** One database: what it is called, and how the files compare with it or why they could not be compared. */
export function renderTarget(node: TargetNode, { t }: RenderContext): RenderedItem {
  const { status } = node;
  const role = targetRole(status.target);
  const words = targetWords(node, t);
  const name = targetName(status.target, t);
  return {
    label: name,
    description: words,
    icon: status.ok
      ? { id: role === 'local' ? 'database' : 'cloud' }
      : { id: 'warning', color: 'supabaseMigrations.outOfOrderForeground' },
    tooltip: () => tooltip(node, words),
    contextValue: [
      'target',
      role,
      `kind-${status.target.kind}`,
      status.ok ? 'ok' : 'failed',
      ...(status.problem?.action === undefined ? [] : [`action-${status.problem.action}`]),
    ].join(' '),
    accessibilityLabel: t('{target} database, {words}', { target: name, words }),
    expandable: false,
  };
}

function targetWords({ status, migrations }: TargetNode, t: RenderContext['t']): string {
  const pending = pendingOn(status, migrations);
  if (pending === undefined) return status.problem?.message ?? t('not checked');
  if (pending === 0) return t('up to date, {count} applied', { count: status.versions.length });
  return t('{pending} pending, {count} applied', { pending, count: status.versions.length });
}

function tooltip({ status }: TargetNode, words: string): string {
  return [
    `**${escapeMarkdown(status.target.label)}**`,
    escapeMarkdown(words),
    status.problem === undefined ? '' : escapeMarkdown(status.problem.advice),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
