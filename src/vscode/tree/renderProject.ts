import { escapeMarkdown, inlineCode } from './markdown.ts';
import type { ProjectNode, RenderContext, RenderedItem } from './nodes.ts';

/** One project folder of several, with what is pending in it. */
export function renderProject(node: ProjectNode, { t }: RenderContext): RenderedItem {
  const { counts, project } = node;
  const words =
    counts.total === 0
      ? t('no migrations')
      : counts.pending === 0
        ? t('{total} migrations', { total: counts.total })
        : t('{pending} of {total} pending', { pending: counts.pending, total: counts.total });
  return {
    label: project.label,
    description: words,
    icon: { id: 'folder-library' },
    tooltip: () =>
      `**${escapeMarkdown(project.label)}** — ${escapeMarkdown(words)}\n\n${inlineCode(project.path)}`,
    contextValue: 'project',
    accessibilityLabel: t('Project {name}, {words}', { name: project.label, words }),
    expandable: true,
  };
}
