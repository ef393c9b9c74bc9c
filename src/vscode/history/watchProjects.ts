import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../disposables.ts';
import { debounce } from './debounce.ts';

/** A checkout or a push touches many files at once; they become one refresh. */
const quietMs = 400;

/** Calls `changed`, debounced, when something that the history depends on changes on disk. */
export function watchProjects(changed: () => void): Disposable {
  const store = new DisposableStore();
  const later = store.add(debounce(changed, quietMs));
  const watch = (pattern: string, ignoreChanges: 'names-only' | 'contents'): void => {
    const watcher = store.add(
      vscode.workspace.createFileSystemWatcher(pattern, false, ignoreChanges === 'names-only', false),
    );
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) {
      store.add(
        event(() => {
          later.request();
        }),
      );
    }
  };
  watch('**/supabase/migrations/*.sql', 'names-only');
  watch('**/supabase/config.{toml,json}', 'contents');
  watch('**/supabase/.temp/project-ref', 'contents');
  store.add(
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      later.request();
    }),
  );
  return store;
}
