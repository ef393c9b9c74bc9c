import type { RenderContext, RenderedItem, TreeNode } from './nodes.ts';
import { renderMessage } from './renderMessage.ts';
import { renderMigration } from './renderMigration.ts';
import { renderProject } from './renderProject.ts';
import { renderTarget } from './renderTarget.ts';

/** What a node looks like, as plain data. */
export function renderNode(node: TreeNode, context: RenderContext): RenderedItem {
  switch (node.kind) {
    case 'project':
      return renderProject(node, context);
    case 'target':
      return renderTarget(node, context);
    case 'migration':
      return renderMigration(node, context);
    case 'message':
      return renderMessage(node);
  }
}
