import * as vscode from 'vscode';
import { contextKeys } from '../contextKeys.ts';
import { migrationsView } from '../contributes/views.ts';
import { DisposableStore, type Disposable } from '../disposables.ts';
import type { HistoryStore } from '../history/historyStore.ts';
import { countMigrations } from '../history/projectState.ts';
import type { Localize } from '../localize.ts';
import { childNodes, findMigration, parentNode, rootNodes } from './buildTree.ts';
import type { TreeFilter } from './filter.ts';
import type { RenderContext, TreeNode } from './nodes.ts';
import { relativeDates } from './relativeDate.ts';
import { renderNode } from './render.ts';
import { toTooltip, toTreeItem } from './treeItem.ts';
import type { TreeInput } from './treeInput.ts';

/** What the tree needs from outside. */
export interface TreeSources {
  readonly history: HistoryStore;
  readonly wantsRemote: () => boolean;
  readonly t: Localize;
}

/** The view "Migrations": nodes from the history, a badge with the pending count, filters. */
export class MigrationTree implements vscode.TreeDataProvider<TreeNode>, Disposable {
  readonly #sources: TreeSources;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #store = new DisposableStore();
  readonly #view: vscode.TreeView<TreeNode>;
  #filter: TreeFilter = 'all';
  #context: RenderContext | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(sources: TreeSources) {
    this.#sources = sources;
    this.#store.add(this.#changed);
    this.#view = this.#store.add(
      vscode.window.createTreeView(migrationsView.id, { treeDataProvider: this, showCollapseAll: false }),
    );
    this.#store.add(
      sources.history.onDidChange(() => {
        this.#update();
      }),
    );
  }

  get filter(): TreeFilter {
    return this.#filter;
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  /** What stands on the badge: the number of pending migrations, `undefined` for none. */
  get badge(): number | undefined {
    return this.#view.badge?.value;
  }

  onDidChangeVisibility(listener: () => void): Disposable {
    return this.#view.onDidChangeVisibility(listener);
  }

  /** Shows only what passes `filter`. */
  async setFilter(filter: TreeFilter): Promise<void> {
    this.#filter = filter;
    await vscode.commands.executeCommand('setContext', contextKeys.filter, filter);
    this.#update();
  }

  /** Selects the node of the file at `path`, if it is shown. */
  async reveal(path: string): Promise<void> {
    const node = findMigration(path, this.input());
    if (node !== undefined) await this.#view.reveal(node, { select: true, focus: false });
  }

  getChildren(node?: TreeNode): TreeNode[] {
    this.#context = undefined;
    const input = this.input();
    return [...(node === undefined ? rootNodes(input) : childNodes(node, input))];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return toTreeItem(node, renderNode(node, this.#renderContext()));
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    item.tooltip = toTooltip(renderNode(node, this.#renderContext()));
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return parentNode(node, this.input());
  }

  dispose(): void {
    this.#store.dispose();
  }

  #update(): void {
    const { history, t } = this.#sources;
    const pending = (history.states ?? []).reduce(
      (sum, state) => sum + countMigrations(state.snapshot).pending,
      0,
    );
    this.#view.badge =
      pending === 0
        ? undefined
        : { value: pending, tooltip: t('{count} pending migrations', { count: pending }) };
    this.#view.description = this.#filterWords();
    this.#changed.fire(undefined);
  }

  #filterWords(): string {
    const { t } = this.#sources;
    switch (this.#filter) {
      case 'all':
        return '';
      case 'pending':
        return t('pending only');
      case 'problems':
        return t('problems only');
    }
  }

  /** What the tree is drawn from now. */
  input(): TreeInput {
    const { history, wantsRemote, t } = this.#sources;
    return {
      states: history.states ?? [],
      filter: this.#filter,
      trusted: vscode.workspace.isTrusted,
      wantsRemote: wantsRemote(),
      t,
    };
  }

  #renderContext(): RenderContext {
    return (this.#context ??= {
      t: this.#sources.t,
      ago: relativeDates(new Date(), vscode.env.language),
    });
  }
}
