import * as vscode from 'vscode';
import { isStatusBarEnabled, readConfiguration } from './configuration.ts';
import { contextValues } from './contextKeys.ts';
import { settingsSection } from './contributes/settings.ts';
import { DisposableStore, type Disposable } from './disposables.ts';
import { watchProjects } from './history/watchProjects.ts';
import type { Services } from './services.ts';
import type { StatusBar } from './statusBar.ts';
import { activeMigrationPath, activeProject, migrationIsVisible } from './visibleEditors.ts';

/** Settings below these decide what the history is and how it is read. */
const historySettings = ['cli', 'status'].map((name) => `${settingsSection}.${name}`);

/** Connects the parts: what changes outside reaches the history, and what the history says is shown. */
export function wire(services: Services, statusBar: StatusBar): Disposable {
  const { history, tree, secrets, languageServer } = services;
  const store = new DisposableStore();
  const show = (): void => {
    showState(services, statusBar);
  };
  const watch = (): void => {
    history.setWatched(tree.visible || migrationIsVisible());
    show();
  };
  const changed = (): void => {
    history.invalidate();
  };
  for (const subscription of [
    history.onDidChange(() => {
      show();
      void languageServer.setStates(history.states ?? []);
    }),
    tree.onDidChangeVisibility(watch),
    vscode.window.onDidChangeVisibleTextEditors(watch),
    vscode.window.onDidChangeActiveTextEditor(() => {
      show();
      const path = activeMigrationPath();
      if (path !== undefined && tree.visible) void tree.reveal(path);
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      changed();
      void languageServer.restart();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingsSection)) show();
      if (historySettings.some((section) => event.affectsConfiguration(section))) changed();
    }),
    secrets.onDidChange(changed),
    watchProjects(changed),
  ]) {
    store.add(subscription);
  }
  watch();
  return store;
}

/** Sets the context keys and the status bar to what is known now. */
function showState({ history, tree }: Services, statusBar: StatusBar): void {
  const keys = contextValues({
    states: history.states,
    trusted: vscode.workspace.isTrusted,
    wantsRemote: readConfiguration().wantsRemote,
    filter: tree.filter,
  });
  for (const [key, value] of Object.entries(keys)) {
    void vscode.commands.executeCommand('setContext', key, value);
  }
  statusBar.show(isStatusBarEnabled() ? activeProject(history.states ?? []) : undefined);
}
