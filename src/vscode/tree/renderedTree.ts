import { childNodes, rootNodes } from './buildTree.ts';
import type { RenderContext, RenderedItem, TreeNode } from './nodes.ts';
import { renderNode } from './render.ts';
import type { TreeInput } from './treeInput.ts';

/** A drawn node with what lies below it. */
export interface RenderedBranch extends Omit<RenderedItem, 'tooltip'> {
  /** Markdown. */
  readonly tooltip: string;
  readonly kind: TreeNode['kind'];
  readonly children: readonly RenderedBranch[];
}

/** The whole tree as it is drawn, as plain data. */
export function buildRenderedTree(input: TreeInput, context: RenderContext): readonly RenderedBranch[] {
  const draw = (node: TreeNode): RenderedBranch => {
    const item = renderNode(node, context);
    const children = childNodes(node, input).map(draw);
    return { ...item, tooltip: item.tooltip(), kind: node.kind, children };
  };
  return rootNodes(input).map(draw);
}
