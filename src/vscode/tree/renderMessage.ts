import { escapeMarkdown } from './markdown.ts';
import type { MessageNode, RenderedItem } from './nodes.ts';

const icons: Readonly<Record<MessageNode['severity'], RenderedItem['icon']>> = {
  info: { id: 'info' },
  warning: { id: 'warning', color: 'supabaseMigrations.outOfOrderForeground' },
  error: { id: 'error', color: 'supabaseMigrations.duplicateForeground' },
};

/** A sentence in the tree; its inline button is the way out that `action` names. */
export function renderMessage(node: MessageNode): RenderedItem {
  const whole = [node.message, node.detail].filter((part) => part !== '').join(': ');
  return {
    label: node.message,
    description: node.detail,
    icon: icons[node.severity],
    tooltip: () =>
      [whole, node.advice]
        .filter((part) => part !== '')
        .map(escapeMarkdown)
        .join('\n\n'),
    contextValue: [
      'message',
      node.severity,
      ...(node.action === undefined ? [] : [`action-${node.action}`]),
    ].join(' '),
    accessibilityLabel: [whole, node.advice].filter((part) => part !== '').join(' '),
    expandable: false,
  };
}
