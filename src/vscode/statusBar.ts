import * as vscode from 'vscode';
import { migrationsView } from './contributes/views.ts';
import type { Disposable } from './disposables.ts';
import type { ProjectState } from './history/projectState.ts';
import type { Localize } from './localize.ts';
import { statusBarText } from './statusBarText.ts';

/** The item in the status bar; a click opens the view. */
export class StatusBar implements Disposable {
  readonly #item: vscode.StatusBarItem;
  readonly #t: Localize;

  constructor(t: Localize) {
    this.#t = t;
    this.#item = vscode.window.createStatusBarItem(
      'supabaseMigrations.status',
      vscode.StatusBarAlignment.Left,
      50,
    );
    this.#item.name = t('Supabase Migrations');
    this.#item.command = `${migrationsView.id}.focus`;
  }

  /** The text as shown; `undefined` while hidden. */
  get text(): string | undefined {
    return this.#visible ? this.#item.text : undefined;
  }

  #visible = false;

  /** Shows `state`, or hides the item when there is none. */
  show(state: ProjectState | undefined): void {
    this.#visible = state !== undefined;
    if (state === undefined) {
      this.#item.hide();
      return;
    }
    const { text, tooltip, accessibilityLabel, warning } = statusBarText(state, this.#t);
    this.#item.text = text;
    this.#item.tooltip = new vscode.MarkdownString(tooltip, true);
    this.#item.accessibilityInformation = { label: accessibilityLabel, role: 'button' };
    this.#item.backgroundColor = warning
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
