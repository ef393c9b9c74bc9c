import * as vscode from 'vscode';
import type { RenderedItem, TreeNode } from './nodes.ts';

/** The editor's item for a rendered node, all but its tooltip, which is made when asked for. */
export function toTreeItem(node: TreeNode, rendered: RenderedItem): vscode.TreeItem {
  const item = new vscode.TreeItem(
    rendered.label,
    rendered.expandable ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
  );
  item.id = node.id;
  item.description = rendered.description;
  const color = rendered.icon.color;
  item.iconPath = new vscode.ThemeIcon(
    rendered.icon.id,
    color === undefined ? undefined : new vscode.ThemeColor(color),
  );
  item.contextValue = rendered.contextValue;
  item.accessibilityInformation = { label: rendered.accessibilityLabel, role: 'treeitem' };
  if (rendered.opensPath !== undefined) {
    const uri = vscode.Uri.file(rendered.opensPath);
    item.resourceUri = uri;
    item.command = { command: 'supabaseMigrations.openFile', title: rendered.label, arguments: [node] };
  }
  return item;
}

/** The tooltip of a rendered node; links are not followed and commands not run from it. */
export function toTooltip(rendered: RenderedItem): vscode.MarkdownString {
  return new vscode.MarkdownString(rendered.tooltip(), true);
}
