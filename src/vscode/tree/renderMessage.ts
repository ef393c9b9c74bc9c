import { escapeMarkdown } from './markdown.ts';
import type { MessageNode, RenderedItem } from './nodes.ts';

const icons: Readonly<Record<MessageNode['severity'], RenderedItem['icon']>> = {
  info: { id: 'info' },
  warning: { id: 'warning', color: 'supabaseMigrations.outOfOrderForeground' },
  error: { id: 'error', color: 'supabaseMigrations.duplicateForeground' },
};

/** A sentence in the tree; its inline button is the way out that `action` names. */
export function renderMessage(node: MessageNode): RenderedItem {
  return {
    label: node.message,
    description: '',
    icon: icons[node.severity],
    tooltip: [node.message, node.advice]
      .filter((part) => part !== '')
      .map(escapeMarkdown)
      .join('\n\n'),
    contextValue: [
      'message',
      node.severity,
      ...(node.action === undefined ? [] : [`action-${node.action}`]),
    ].join(' '),
    accessibilityLabel: [node.message, node.advice].filter((part) => part !== '').join(' '),
    expandable: false,
  };
}
