import type { ProjectState } from './history/projectState.ts';
import type { Services } from './services.ts';
import type { StatusBar } from './statusBar.ts';
import { contextValues } from './contextKeys.ts';
import { readConfiguration } from './configuration.ts';
import { relativeDates } from './tree/relativeDate.ts';
import { buildRenderedTree, type RenderedBranch } from './tree/renderedTree.ts';
import * as vscode from 'vscode';

/** What `activate` gives back: a view on what is shown, read-only, for our own tests in a real editor. */
export interface ExtensionApi {
  /** How long `activate` took. */
  readonly activationMilliseconds: number;
  /** Resolves when the language server answers, or has failed to start. */
  readonly serverStarted: Promise<void>;
  readonly serverRunning: () => boolean;
  /** Reads everything again and resolves when it is shown. */
  readonly refresh: () => Promise<void>;
  readonly states: () => readonly ProjectState[] | undefined;
  /** The tree as it is drawn. */
  readonly tree: () => readonly RenderedBranch[];
  readonly badge: () => number | undefined;
  readonly statusBarText: () => string | undefined;
  readonly contextKeys: () => Readonly<Record<string, boolean | string>>;
}

interface ApiParts {
  readonly services: Services;
  readonly statusBar: StatusBar;
  readonly milliseconds: number;
  readonly serverStarted: Promise<void>;
}

/** Gathers the read-only view on the parts. */
export function createApi({ services, statusBar, milliseconds, serverStarted }: ApiParts): ExtensionApi {
  const { history, languageServer, tree, t } = services;
  return {
    activationMilliseconds: milliseconds,
    serverStarted,
    serverRunning: () => languageServer.running,
    refresh: async () => history.refresh(),
    states: () => history.states,
    tree: () => buildRenderedTree(tree.input(), { t, ago: relativeDates(new Date(), vscode.env.language) }),
    badge: () => tree.badge,
    statusBarText: () => statusBar.text,
    contextKeys: () =>
      contextValues({
        states: history.states,
        trusted: vscode.workspace.isTrusted,
        wantsRemote: readConfiguration().wantsRemote,
        filter: tree.filter,
      }),
  };
}
